"""Of whom each site's work is made up, in a hub: rows counted in two ways at once."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def mix(counts: Codes, totals: Codes) -> Mix:
    """From counts by (site, group) and by (site,)."""
    pairs = {(site, group): n for (site, group), n in counts.items()}
    return Mix(
        _unknown_last({site for (site,) in totals}),
        _unknown_last({group for _, group in pairs}),
        pairs,
        {site: n for (site,), n in totals.items()},
    )


def _unknown_last(codes: set[str | None]) -> tuple[str | None, ...]:
    return tuple(sorted(codes, key=lambda code: (code is None, code or "")))
