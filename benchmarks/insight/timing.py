"""``python -m benchmarks.insight.timing WAY EXTRACT OUT [third]``: one way of counting in a process of its own.

Imports and a first question to a world of nothing much are over before the clock starts.
"""

import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spokework.extract.files import Extract
from spokework.insight.connection import opened
from spokework.insight.indicators import INDICATORS

from . import orm_way, ours
from .answers import Answers, of_figures
from .world import AS_AT, Size, make

Counted = Callable[[], Answers]


def main() -> None:
    way, place, out, third = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), "third" in sys.argv
    _ways(make(Size(200), out.with_suffix(".small")).path, third)[way]()
    began, cpu = time.perf_counter(), time.process_time()
    counted = _ways(place, third)[way]()
    told = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    answers = counted if isinstance(counted, dict) else _answers(counted)
    out.write_bytes(pickle.dumps(told | {"answers": answers}))


def _ways(place: Path, third: bool) -> dict[str, Callable[[], object]]:
    from . import pandas_way, polars_way

    chosen = [INDICATORS[code] for code in orm_way.CODES] if third else None
    only = orm_way.BREAKDOWNS if third else None
    return {
        "ours": lambda: ours.everything(opened(Extract(place)), chosen, only),
        "pandas": lambda: pandas_way.everything(place, AS_AT),
        "polars": lambda: polars_way.everything(place, AS_AT),
    }


def _answers(counted: object) -> Answers:
    found: Answers = {}
    for by, figures in counted:  # type: ignore[attr-defined]  # ours gives figures, which become answers off the clock
        found |= of_figures(figures, by)
    return found


if __name__ == "__main__":
    main()
