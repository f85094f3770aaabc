"""The rules a figure has to pass, and what each lets a reader conclude of the count behind it."""

import math
from dataclasses import dataclass
from enum import StrEnum

from spokeplan.statistics.arguments import count_of


class Rule(StrEnum):
    """Why a count is not shown. Readers may know which; what they can make of it is in ``what_is_known``."""

    SMALL = "small"  # 1 up to the profile's ``small``
    FEW_HUBS = "few_hubs"  # fewer hubs contribute to it than the profile wants
    DOMINANCE = "dominance"  # almost all of it comes from one hub
    ONE_SIDED = "one_sided"  # (nearly) everybody of a group is on one side, or (nearly) nobody
    WORKED_OUT = "worked_out"  # with it, another count could be worked out
    CONFIDENTIAL = "confidential"  # ``c``: small, or with it another could be worked out; which of the two is not said
    UNPUBLISHED = "unpublished"  # no part of the release


@dataclass(frozen=True, slots=True)
class Protected:
    """One count as it may be published: ``shown``, or None and the rule that withheld it."""

    shown: int | None
    withheld: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is withheld and how coarse the rest is.

    ``small``: counts from 1 to it are withheld. ``base``: what is shown is a multiple of it, the nearest (1: exact).
    ``least_hubs``: how many hubs must contribute to a count above ``small``. ``dominance``: the share of it, above 0 up
    to 1, that the largest hub may have. ``width``: how far apart the least and the most that a withheld count could be
    must lie for whoever puts everything together. ``secondary``: counts are exact, and further ones withheld for it.
    """

    name: str
    small: int
    base: int
    least_hubs: int
    dominance: float
    width: int = 1
    secondary: bool = False

    def __post_init__(self) -> None:
        for name in ("small", "base", "least_hubs", "width"):
            count_of(getattr(self, name), name=name)
        for name in ("base", "width"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")
        if not 0 < self.dominance <= 1:
            raise ValueError(f"dominance must lie above 0 and at most at 1, not {self.dominance!r}")


# As England's hospital figures are published (suppress 1–7, round to 5), with two rules for a programme of a few hubs.
ROUND5 = Profile(name="round5", small=7, base=5, least_hubs=3, dominance=0.8)
# As returns to the Department for Education are: 1–5 is ``c``, totals are exact. A ``c`` is at least 1 and may be more
# than 5 by the width, so that not even that a count is small is known of any one of them. It knows nothing of hubs.
DFE = Profile(name="dfe", small=5, base=1, least_hubs=0, dominance=1, width=5, secondary=True)


def rounded(count: int, base: int) -> int:
    """The nearest multiple of ``base``, the upper of two that are equally near."""
    return (count + base // 2) // base * base


def rule_against(by_hub: tuple[int, ...], profile: Profile) -> Rule | None:
    """The first rule that withholds a count made up of so many from each hub. Nobody at all is no secret of a hub."""
    count = sum(by_hub)
    if count == 0:
        return None
    if count <= profile.small:
        return Rule.SMALL
    if sum(part > 0 for part in by_hub) < profile.least_hubs:
        return Rule.FEW_HUBS
    return Rule.DOMINANCE if max(by_hub) > profile.dominance * count else None


def protected(by_hub: tuple[int, ...], profile: Profile) -> Protected:
    """As ``protect_count`` says."""
    rule = rule_against(by_hub, profile)
    return Protected(None, rule) if rule else Protected(rounded(sum(by_hub), profile.base))


def is_one_sided(part: int, whole: int, profile: Profile) -> bool:
    """Whether ``part`` is nobody or everybody of ``whole``, or either side of it is small."""
    return whole > 0 and min(part, whole - part) <= profile.small


def what_is_known(cell: Protected, profile: Profile) -> tuple[int, float]:
    """The least and the most that a reader who knows the rules takes from one count alone; ∞ where there is no most.

    With s = small and b = base: a withheld small count lies in [1, s]; one withheld for its hubs in [s + 1, ∞); where
    the rule does not tell the size, [0, ∞). A shown v > 0 lies in [v − ⌊b/2⌋, v + b − 1 − ⌊b/2⌋], and above s; a
    shown 0 is 0, unless s is so little that a count above s rounds to it.
    """
    if cell.shown is not None:
        low, high = cell.shown - profile.base // 2, cell.shown + profile.base - 1 - profile.base // 2
        if cell.shown == 0:
            return 0, high if high > profile.small else 0
        return max(low, profile.small + 1), high
    if cell.withheld is Rule.SMALL:
        return 1, profile.small
    if cell.withheld in (Rule.FEW_HUBS, Rule.DOMINANCE):
        return profile.small + 1, math.inf
    return (1 if cell.withheld is Rule.CONFIDENTIAL else 0), math.inf
