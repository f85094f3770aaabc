"""Which function answers which question."""

from collections.abc import Callable, Mapping
from typing import Any

from spokeplan.plan import Plan
from spokework.scenarios.models import Question

from .figures import Data
from .grant_end import grant_end
from .outlook import outlook
from .placing import placing
from .progress import Runner
from .side_by_side import side_by_side
from .track_record import track_record

Answering = Callable[[Plan, Mapping[str, Any], Runner], Data]

ANSWERS: dict[Question, Answering] = {
    Question.OUTLOOK: outlook,
    Question.GRANT_END: grant_end,
    Question.SIDE_BY_SIDE: side_by_side,
    Question.TRACK_RECORD: track_record,
    Question.PLACEMENT: placing,
}

__all__ = ["ANSWERS", "Answering", "Runner"]
