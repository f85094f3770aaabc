"""What was found at each site, in words, from the verdicts given there: contradiction and silence as loud as support.

Said of a site and never of how many people: where one person was asked, a number would name them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .codes import Verdict as V


@dataclass(frozen=True)
class Found:
    sign: str  # read without colour, in print and aloud beside the words
    words: str


HELD = Found("+", "It held")
IN_PART = Found("(+)", "It held in part")
MIXED = Found("+ −", "It held for some and not for others")
DID_NOT = Found("−", "It did not hold")
SILENT = Found("∅", "People spoke of other things, where it should have come up")
NOT_ASKED = Found("·", "Nobody was asked there, or what was said was taken back")


def found_with(verdicts: Iterable[str]) -> Found:
    said = set(verdicts)
    held = said & {V.SUPPORTS, V.PARTLY}
    if V.CONTRADICTS in said:
        return MIXED if held else DID_NOT
    if held:
        return HELD if held == {V.SUPPORTS} else IN_PART
    return SILENT if V.SILENT in said else NOT_ASKED
