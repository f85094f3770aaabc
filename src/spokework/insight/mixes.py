"""Of whom each site's work is made up: rows counted in two ways at once, and whether that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from .small_groups import LEAST

Codes = Mapping[tuple[str | None, ...], int]


@dataclass(frozen=True)
class Mix:
    """``counts`` by (site, group). ``totals`` are of each site: below the sum where a row is in several groups."""

    sites: tuple[str | None, ...]
    groups: tuple[str | None, ...]
    counts: Mapping[tuple[str | None, str | None], int]
    totals: Mapping[str | None, int]

    def of(self, site: str | None, group: str | None) -> int:
        return self.counts.get((site, group), 0)

    def share(self, site: str | None, group: str | None) -> float | None:
        total = self.totals.get(site, 0)
        return self.of(site, group) / total if total else None

    def share_elsewhere(self, site: str | None, group: str | None) -> float | None:
        """In the other sites together."""
        others = [each for each in self.sites if each != site]
        total = sum(self.totals.get(each, 0) for each in others)
        return sum(self.of(each, group) for each in others) / total if total else None

    @property
    def has_a_small_cell(self) -> bool:
        """Each cell of the whole grid, empty ones too, and what is left of its site without it."""
        return any(
            cell < LEAST or 0 < self.totals[site] - cell < LEAST
            for site in self.sites
            for cell in (self.of(site, group) for group in self.groups)
        )


def mix(counts: Codes, totals: Codes) -> Mix:
    """From counts by (site, group) and by (site,)."""
    pairs = {(site, group): n for (site, group), n in counts.items()}
    return Mix(
        _unknown_last({site for (site,) in totals}),
        _unknown_last({group for _, group in pairs}),
        pairs,
        {site: n for (site,), n in totals.items()},
    )


def coarser(found: Mix, kinds: Mapping[str, str]) -> Mix:
    """Groups put together; those that no kind names, and “not recorded”, stay what they are. Only of groups apart."""
    together: dict[tuple[str | None, str | None], int] = {}
    for (site, group), n in found.counts.items():
        kind = kinds.get(group, group) if group is not None else None
        together[site, kind] = together.get((site, kind), 0) + n
    return Mix(found.sites, _unknown_last({kind for _, kind in together}), together, found.totals)


def all_sites(found: Mix) -> Mix:
    """The same groups over every site at once; the one column has no code."""
    sums: dict[tuple[str | None, str | None], int] = {}
    for (_, group), n in found.counts.items():
        sums[None, group] = sums.get((None, group), 0) + n
    return Mix((None,), found.groups, sums, {None: sum(found.totals.values())})


def _unknown_last(codes: set[str | None]) -> tuple[str | None, ...]:
    return tuple(sorted(codes, key=lambda code: (code is None, code or "")))
