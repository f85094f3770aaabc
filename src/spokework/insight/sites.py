"""A share in a few sites – settings, or hubs – beside each other, each with how sure it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spokeplan.statistics import FunnelPlace, Interval, Pooled, PooledSite, place_on_funnel, pool_sites
from spokework.insight.definition import Figure

LEAST_SITES = 3  # of one or two there is nothing to see a spread in


@dataclass(frozen=True)
class Count:
    """What was counted in one site. ``code`` is None for those of no recorded site."""

    code: str | None
    name: str
    numerator: int
    denominator: int
    missing: int = 0


@dataclass(frozen=True)
class Site:
    count: Count
    pooled: PooledSite
    place: FunnelPlace | None

    @property
    def own(self) -> Interval | None:
        return self.pooled.own.interval

    @property
    def share(self) -> float | None:
        return self.pooled.own.share


@dataclass(frozen=True)
class Comparison:
    """``sites`` in the order given; ``overall`` is theirs together, without those of no recorded site."""

    sites: tuple[Site, ...]
    overall: float | None
    pooled: Pooled

    @property
    def known(self) -> tuple[Site, ...]:
        """Sites that are one, and have a figure."""
        return tuple(site for site in self.sites if site.count.code is not None and site.count.denominator)

    @property
    def comparable(self) -> bool:
        return len(self.known) >= LEAST_SITES


def compared(counts: Sequence[Count]) -> Comparison:
    """“Not recorded” is a group with a figure of its own, but no site: it neither pulls nor is pulled."""
    return _compared(tuple(counts))


@lru_cache(maxsize=128)  # pooling integrates over a grid for each end of each interval
def _compared(counts: tuple[Count, ...]) -> Comparison:
    sites = [count for count in counts if count.code is not None]
    pooled = pool_sites([count.numerator for count in sites], [count.denominator for count in sites])
    whole = sum(count.denominator for count in sites)
    overall = sum(count.numerator for count in sites) / whole if whole else None
    beside = iter(pooled.sites)
    rows = []
    for count in counts:
        if count.code is None:
            alone = pool_sites([count.numerator], [count.denominator]).sites[0]
            rows.append(Site(count, alone, None))
            continue
        place = None
        if overall is not None and count.denominator:
            place = place_on_funnel(count.numerator, count.denominator, overall=overall)
        rows.append(Site(count, next(beside), place))
    return Comparison(tuple(rows), overall, pooled)


def overlap(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high


def counts_of(figures: Sequence[Figure], name: Callable[[str | None], str]) -> list[Count]:
    """Figures of a share, broken down by site. One without data is no count: it is left out, not nought."""
    return [
        Count(
            figure.group[0], name(figure.group[0]), int(figure.numerator), int(figure.denominator), figure.missing or 0
        )
        for figure in figures
        if figure.numerator is not None and figure.denominator is not None
    ]
