"""Is a group's share among the young people of a setting that of the areas they come from?

Of a setting s and a dimension (sex, ethnicity, disability), over the young people i who were referred there – each
once, in the area of the first referral – and of whom two things are known, the group they are of and how many of each
group live in their area a(i), P(a,g) being those of 10 to 17 in area a and group g:

    n(s,g) = Σ_i 1[i is of g]            N(s) = Σ_g n(s,g)            own share         p(s,g) = n(s,g) / N(s)
    e(s,g) = Σ_i P(a(i),g) / Σ_h P(a(i),h)                            population's      π(s,g) = e(s,g) / N(s)

π is the share to expect if, within each area, whoever lives there were equally likely to be referred: each area weighs
as often as young people came from it (indirect standardisation). So no setting is held against areas it does not
serve; and a group that is missed because its areas refer few is not seen here – coverage shows those.

p has Wilson's 95 % interval; π is taken as known. A group is *below* where the whole interval lies below π, *above*
where it lies above. Missing are those whose group is not recorded, and those of an area of which P is not known. The
same is asked of young people supported: each once, in the area of the first case there.

That is a hub's. Of the whole programme n(g) is as a release publishes it, of referrals or cases, in all settings
together; where they live no release tells, so each area that is served weighs as many as live there:

    π(g) = Σ_a P(a,g) / Σ_a Σ_h P(a,h)
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import ibis
from ibis import _

from spokework.programme.models.area_population import GROUPS

if TYPE_CHECKING:
    from spokeplan.statistics import Interval

DIMENSIONS = tuple(GROUPS)
Row = Mapping[str, Any]
Shares = Mapping[str, Mapping[str, float]]  # area → group → its share of the population


class Standing(StrEnum):
    """A group's own share against that of the population."""

    BELOW = "below"
    ABOVE = "above"
    NEITHER = "neither"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Site:
    """A setting, or all of them together."""

    code: str | None
    counts: Mapping[str, int]  # n(s,g)
    expected: Mapping[str, float]  # e(s,g)
    not_recorded: int  # young people whose group is not
    no_population: int  # whose group is, of an area without numbers
    everything: bool = False  # all settings

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        return self.not_recorded + self.no_population

    def share(self, group: str) -> float | None:
        return self.counts[group] / self.total if self.total else None

    def of_population(self, group: str) -> float | None:
        return self.expected[group] / self.total if self.total else None

    def interval(self, group: str) -> "Interval | None":
        from spokeplan.statistics import wilson

        return wilson(self.counts[group], self.total).interval if self.total else None

    def standing(self, group: str) -> Standing:
        own, population = self.interval(group), self.of_population(group)
        if own is None or population is None:
            return Standing.UNKNOWN
        if own.high < population:
            return Standing.BELOW
        return Standing.ABOVE if own.low > population else Standing.NEITHER


@dataclass(frozen=True)
class Represented:
    dimension: str
    groups: tuple[str, ...]
    sites: tuple[Site, ...]

    @property
    def comparisons(self) -> int:
        """Of two groups one is below where the other is above: that is one."""
        each = len(self.groups) if len(self.groups) > 2 else 1
        return each * sum(bool(site.total) for site in self.sites)

    def found(self, standing: Standing) -> list[tuple[str, Site]]:
        return [(group, site) for group in self.groups for site in self.sites if site.standing(group) is standing]


def referred(tables: Any, where: Mapping[str, str]) -> Any:
    return _each_once(tables["referrals"], "received", "referral", where)


def supported(tables: Any, where: Mapping[str, str]) -> Any:
    return _each_once(tables["cases"], "opened", "case", where)


def _each_once(rows: Any, day: str, key: str, where: Mapping[str, str]) -> Any:
    """How many young people of each area and groups came to each setting, by what brought them there first."""
    rows = rows.filter(_[day].notnull())
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    in_turn = ibis.window(group_by=["setting", "young_person"], order_by=[day, key])
    first = rows.mutate(turn=ibis.row_number().over(in_turn)).filter(_.turn == 0)
    return first.group_by("setting", "area", *DIMENSIONS).aggregate(n=_.count())


def population_shares(populations: Iterable[Row], dimension: str) -> Shares:
    """``populations``: rows of the extract's table. An area where nobody lives has none."""
    persons: dict[str, dict[str, int]] = {}
    for row in populations:
        if row["dimension"] == dimension:
            persons.setdefault(row["area"], {})[row["group"]] = row["persons"]
    return {
        area: {group: n / together for group, n in groups.items()}
        for area, groups in persons.items()
        if (together := sum(groups.values()))
    }


def represented(rows: Iterable[Row], shares: Shares, dimension: str) -> Represented:
    """``rows``: of ``referred`` or ``supported``. No site where no area has numbers of this dimension."""
    groups = tuple(GROUPS[dimension]) if shares else ()
    sites: dict[str | None, Site] = {}
    for row in rows if groups else ():
        site = sites.get(row["setting"]) or _nobody(row["setting"], groups)
        sites[row["setting"]] = _with(site, row["n"], row[dimension], shares.get(row["area"]))
    ordered = sorted(sites, key=lambda code: (code is None, code or ""))
    return Represented(dimension, groups, tuple(sites[code] for code in ordered))


def _nobody(code: str | None, groups: tuple[str, ...]) -> Site:
    return Site(code, dict.fromkeys(groups, 0), dict.fromkeys(groups, 0.0), 0, 0)


def _with(site: Site, n: int, group: str | None, shares: Mapping[str, float] | None) -> Site:
    if group is None:
        return replace(site, not_recorded=site.not_recorded + n)
    if shares is None:
        return replace(site, no_population=site.no_population + n)
    counts = {code: count + (n if code == group else 0) for code, count in site.counts.items()}
    expected = {code: sum_ + n * shares.get(code, 0.0) for code, sum_ in site.expected.items()}
    return replace(site, counts=counts, expected=expected)


def of_everybody(
    published: Mapping[str | None, int | None], persons: Mapping[str, int], dimension: str
) -> Represented | None:
    """``published``: of each group, as a release has it; ``persons``: who lives in the areas that are served.

    None where a group of these is withheld: the others would be shares of something else.
    """
    groups = tuple(GROUPS[dimension]) if sum(persons.values()) else ()
    counts = {group: n for group in groups if (n := published.get(group, 0)) is not None}
    if len(counts) < len(groups):
        return None
    total, everybody = sum(counts.values()), sum(persons.values())
    expected = {group: total * persons.get(group, 0) / everybody for group in groups}
    elsewhere = sum(n or 0 for group, n in published.items() if group not in counts)
    site = Site(None, counts, expected, elsewhere, 0, everything=True)
    return Represented(dimension, groups, (site,) if groups and total else ())


def living_in(populations: Iterable[Row], areas: Collection[str], dimension: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in populations:
        if row["dimension"] == dimension and row["area"] in areas:
            found[row["group"]] = found.get(row["group"], 0) + row["persons"]
    return found
