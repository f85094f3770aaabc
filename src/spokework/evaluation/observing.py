"""What was expected of groups beside what a release says of them. Pure: a frozen table in, sentences and numbers out.

A release rounds, withholds, and has few groups. So a comparison counts as decided only where neither chance nor
rounding could have turned it; and how little an order among a few groups says, is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from math import factorial, prod
from typing import Any

from spokeplan.statistics import Interval
from spokework.insight.sites import Comparison, Count, Site, compared, overlap

# How far a published count may lie from the one that was counted, by the rule it was protected with.
ROUNDED_BY = {"round5": 2, "dfe": 0}


class Seen(StrEnum):
    AS_EXPECTED = "as expected"
    OTHER_WAY = "the other way round"
    BY_ROUNDING = "too close: rounding alone could turn it"
    BY_CHANCE = "too close: chance alone could turn it"
    NOT_SHOWN = "cannot be said: a figure is not published"


@dataclass(frozen=True)
class Group:
    """``tier`` from 1, the highest expected. ``site`` is None where the release does not say enough."""

    code: str
    name: str
    tier: int
    site: Site | None
    before_rounding: Interval | None
    withheld: str = ""

    @property
    def interval(self) -> Interval | None:
        """Adjusted for small numbers where there are groups enough to say how; else its own."""
        return (self.site.pooled.interval or self.site.own) if self.site is not None else None


@dataclass(frozen=True)
class Pair:
    higher: Group
    lower: Group
    seen: Seen


@dataclass(frozen=True)
class Observed:
    groups: tuple[Group, ...]
    comparison: Comparison

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        expected = [(one, other) for one, other in combinations(self.groups, 2) if one.tier != other.tier]
        return tuple(Pair(one, other, _seen(one, other)) for one, other in expected)

    @property
    def counts(self) -> Counter[Seen]:
        return Counter(pair.seen for pair in self.pairs)

    @property
    def shown(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.site is not None)

    @property
    def fits(self) -> bool:
        """The groups that are shown stand as expected, whatever chance and rounding may have done."""
        pairs = [(a, b) for a, b in combinations(self.shown, 2) if a.tier != b.tier]
        return bool(pairs) and all(_share(a) > _share(b) for a, b in pairs)

    @property
    def one_in(self) -> int:
        """In so many orders of the groups shown one fits: how easily it fits where nothing is behind it."""
        sizes = Counter(group.tier for group in self.shown)
        return factorial(len(self.shown)) // prod(factorial(size) for size in sizes.values())


def observed(
    tiers: Sequence[Sequence[str]], names: Mapping[str, str], table: Mapping[str, Any], profile: str
) -> Observed:
    rows = {row["code"]: row for row in table["rows"]}
    order = [(code, tier) for tier, codes in enumerate(tiers, start=1) for code in codes]
    counts = [_count(rows[code], names[code]) for code, _ in order if _is_shown(rows.get(code))]
    found = compared(counts)
    sites = {site.count.code: site for site in found.sites}
    groups = tuple(_group(code, names[code], tier, sites.get(code), rows.get(code), profile) for code, tier in order)
    return Observed(groups, found)


def _is_shown(row: Mapping[str, Any] | None) -> bool:
    return row is not None and row["numerator"] is not None and bool(row["denominator"])


def _count(row: Mapping[str, Any], name: str) -> Count:
    """Each number is rounded by itself, but a part stays a part: rounding keeps what is larger larger."""
    return Count(row["code"], name, row["numerator"], row["denominator"], row["missing"] or 0)


def _group(code: str, name: str, tier: int, site: Site | None, row: Mapping[str, Any] | None, profile: str) -> Group:
    if site is None:
        return Group(code, name, tier, None, None, (row or {}).get("withheld") or "Not in this release")
    return Group(code, name, tier, site, before_rounding(site.count, ROUNDED_BY.get(profile, 2)))


def before_rounding(count: Count, by: int) -> Interval:
    """The lowest and the highest share that the numbers could have had before each was rounded."""
    low = max(count.numerator - by, 0) / (count.denominator + by)
    high = min((count.numerator + by) / max(count.denominator - by, 1), 1.0)
    return Interval(low, high, 1.0)


def _seen(higher: Group, lower: Group) -> Seen:
    if higher.before_rounding is None or lower.before_rounding is None:
        return Seen.NOT_SHOWN
    if overlap(higher.before_rounding, lower.before_rounding):
        return Seen.BY_ROUNDING
    assert higher.interval is not None and lower.interval is not None  # noqa: PT018  # shown: they have one
    if overlap(higher.interval, lower.interval):
        return Seen.BY_CHANCE
    return Seen.AS_EXPECTED if _share(higher) > _share(lower) else Seen.OTHER_WAY


def _share(group: Group) -> float:
    assert group.site is not None  # only of groups that are shown
    return group.site.share or 0.0


def sentences(found: Observed) -> Iterator[str]:
    """What can be said, and then what cannot."""
    counts, pairs = found.counts, len(found.pairs)
    said = ", ".join(f"{counts[seen]} {seen.value}" for seen in Seen if counts[seen])
    yield f"Of {pairs} comparison{'' if pairs == 1 else 's'} that the pattern makes: {said}."
    yield from _order(found)
    yield from _few(found)
    yield (
        "A pattern that fits is no proof of how it comes about: these groups differ in more than the theory speaks of, "
        "and a rival may predict the same. One that does not fit may be right where too little is shown."
    )


def _order(found: Observed) -> Iterator[str]:
    shown = len(found.shown)
    if found.one_in == 1:
        yield "Too few groups are shown to say in which order they stand."
        return
    fits = "stand in the order that was expected" if found.fits else "do not stand in the order that was expected"
    yield (
        f"The {shown} groups shown {fits}. If nothing at all were behind it, they would stand so "
        f"1 time in {found.one_in} by chance."
    )


def _few(found: Observed) -> Iterator[str]:
    known, pooled = len(found.comparison.known), found.comparison.pooled
    if not found.comparison.comparable:
        yield (
            f"{('No group is', 'One group is', 'Two groups are')[known]} shown. How much groups differ in truth cannot "
            "be estimated from so few: no figure is adjusted, and no limits of chance are drawn."
        )
        return
    mean, spread = pooled.rate_interval, pooled.spread_interval
    if pooled.rate is None or mean is None or spread is None:
        return
    yield (
        f"Over the {known} groups the mean is estimated at {100 * pooled.rate:.0f} % (95 % interval "
        f"{100 * mean.low:.0f} to {100 * mean.high:.0f} %). How far groups lie from it in truth, chance apart, "
        f"could be anything from {100 * spread.low:.0f} to {100 * spread.high:.0f} percentage points: {known} groups "
        "say no more."
    )
