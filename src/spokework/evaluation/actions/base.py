"""What every verb of an evaluation does: permission, part on the team, the evaluation's lock, the event last."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar
from uuid import UUID

from spokework.access.decide import Actor, NotAllowed, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.errors import Refused
from spokework.evaluation.models import Evaluation, OfEvaluation
from spokework.evaluation.queries.team import may
from spokework.evaluation.team import Work

Row = TypeVar("Row", bound=OfEvaluation)


def at_work(evaluation_id: UUID, work: Work, *, by: Actor) -> None:
    """The permission, and a part on the team that allows it."""
    require(by, P.EVALUATE)
    if not may(by, evaluation_id, work):
        raise NotAllowed(f"{work} is needed in this evaluation")


def hold(evaluation_id: UUID) -> Evaluation:
    """One at a time where rows get numbers or hang on one another."""
    rows: Any = Evaluation.objects.unscoped("the caller has checked the part on the team")
    held: Evaluation = rows.select_for_update(no_key=True).get(pk=evaluation_id)
    return held


def lock(row: Row) -> Row:
    rows: Any = type(row).objects.unscoped("the caller has checked the part on the team")
    locked: Row = rows.select_for_update().get(pk=row.pk)
    return locked


def did(action: str, about: Any, *, by: Actor, fields: Sequence[str] = ()) -> None:
    """In the programme's chain: an evaluation belongs to no hub."""
    record(action, by=by, hub_id=None, about=about, fields=fields)


def same(evaluation_id: UUID, row: OfEvaluation | None) -> None:
    """No form offers another evaluation's row; whoever sends one is told nothing about it."""
    if row is not None and row.evaluation_id != evaluation_id:
        raise Refused("Choose one of this evaluation.")


def of_list(value: str, allowed: Collection[str], *, field: str, what: str) -> str:
    if value not in allowed:
        raise Refused(f"Choose {what} from the list.", field=field)
    return value
