"""What was found at each site, in words, from the verdicts given there: contradiction and silence as loud as support.

Said of a site and never of how many people: where one person was asked, a number would name them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .codes import Verdict as V


@dataclass(frozen=True)
class Found:
    sign: str
    words: str


# Read without colour, in print and aloud beside the words.
SIGNS = {V.SUPPORTS: "+", V.PARTLY: "(+)", V.CONTRADICTS: "−", V.SILENT: "∅"}
# What two or more pieces of evidence do; of one the label of the verdict says it.
MANY = {
    V.SUPPORTS: "support",
    V.PARTLY: "support in part",
    V.CONTRADICTS: "contradict",
    V.SILENT: "say nothing, where they should",
}
LEGEND = "+ supports, (+) supports in part, − contradicts, ∅ silent where it should speak"
HELD = Found(SIGNS[V.SUPPORTS], "It held")
IN_PART = Found(SIGNS[V.PARTLY], "It held in part")
MIXED = Found(f"{SIGNS[V.SUPPORTS]} {SIGNS[V.CONTRADICTS]}", "It held for some and not for others")
DID_NOT = Found(SIGNS[V.CONTRADICTS], "It did not hold")
SILENT = Found(SIGNS[V.SILENT], "People spoke of other things, where it should have come up")
NOT_LOOKED_AT = Found("·", "Nothing from there was looked at for this, or it was taken back")


def found_with(verdicts: Iterable[str]) -> Found:
    said = set(verdicts)
    held = said & {V.SUPPORTS, V.PARTLY}
    if V.CONTRADICTS in said:
        return MIXED if held else DID_NOT
    if held:
        return HELD if held == {V.SUPPORTS} else IN_PART
    return SILENT if V.SILENT in said else NOT_LOOKED_AT
