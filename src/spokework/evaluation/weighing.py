"""Which evidence a key message shows: the strongest, and the most troubling. The rule is said wherever it is used.

What supports comes before what supports in part, what contradicts before silence; then what is more relevant, then more
rigorous, then later. Whatever the lead has pinned comes first. Three of each are shown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .codes import Grade, Verdict
from .models import Evidence

SHOWN = 3
RULE = (
    "What supports comes before what supports in part, and what contradicts before silence; then what is more "
    "relevant, then what can be trusted further, then what came later. What the lead has pinned stands first. Three of "
    "each."
)
_FOR, _AGAINST = (Verdict.SUPPORTS, Verdict.PARTLY), (Verdict.CONTRADICTS, Verdict.SILENT)
_GRADES = {Grade.HIGH: 0, Grade.MIDDLING: 1, Grade.LOW: 2}


@dataclass(frozen=True)
class Chosen:
    strongest: list[Evidence]
    troubling: list[Evidence]


def choose(rows: Iterable[Evidence], pinned: Collection[int] = ()) -> Chosen:
    found = list(rows)

    def first(verdicts: tuple[Verdict, ...]) -> list[Evidence]:
        order = {verdict: at for at, verdict in enumerate(verdicts)}
        mine = [row for row in found if row.verdict in order]
        mine.sort(
            key=lambda row: (
                row.number not in pinned,
                order[Verdict(row.verdict)],
                _GRADES[Grade(row.relevance)],
                _GRADES[Grade(row.rigour)],
                -row.number,
            )
        )
        return mine[:SHOWN]

    return Chosen(first(_FOR), first(_AGAINST))
