"""Which evidence speaks most strongly for a theory, and which troubles it most. For pages and reports alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from spokework.evaluation.codes import Grade, Verdict
from spokework.evaluation.models import Evidence

from .theories import why_stale

_GRADES = {Grade.HIGH: 0, Grade.MIDDLING: 1, Grade.LOW: 2}
_FOR, _AGAINST = (Verdict.SUPPORTS, Verdict.PARTLY), (Verdict.CONTRADICTS, Verdict.SILENT)


@dataclass(frozen=True)
class Weighed:
    """What is still to be looked at again comes last: it speaks to something that has changed."""

    strongest: tuple[Evidence, ...]
    most_troubling: tuple[Evidence, ...]


def weighed(rows: Iterable[Evidence], at_most: int = 3) -> Weighed:
    """``rows`` as ``queries.theories.evidence`` gives them, of one theory: passages, sources and figures."""
    found = list(rows)
    return Weighed(_first(found, _FOR, at_most), _first(found, _AGAINST, at_most))


def _first(rows: list[Evidence], verdicts: tuple[Verdict, ...], at_most: int) -> tuple[Evidence, ...]:
    chosen = [row for row in rows if row.verdict in verdicts]
    return tuple(sorted(chosen, key=lambda row: _place(row, verdicts))[:at_most])


def _place(row: Evidence, verdicts: tuple[Verdict, ...]) -> tuple[int, ...]:
    worth = _GRADES[Grade(row.relevance)] + _GRADES[Grade(row.rigour)]
    return bool(why_stale(row)), verdicts.index(Verdict(row.verdict)), worth, row.number
