"""Groups against the population, in tables and in sentences: which seem under-represented, and what cannot be said."""

from collections.abc import Callable, Sequence

from spokework.core.components import Cell, Column, Table
from spokework.insight.represented import Represented, Site, Standing

from . import words
from .words import per_cent

Name = Callable[[str | None], str]
ALL = "All settings"
NOT_KNOWN = (
    "How many young people of each group live in the areas is not recorded, so whether a group is reached less than "
    "its share of the population cannot be said. The programme lead imports it, on the page of areas."
)
WEIGHTS = (
    "Each group's share among the young people of a setting is held against its share of everybody of 10 to 17 in the "
    "areas they came from, each area counting as often as young people came from it. A young person counts once in a "
    "setting. Whose group is not recorded, or whose area has no such numbers, is missing and counts on neither side."
)
OF_EVERYBODY = (
    "Each group's share of what a release publishes, in all settings together, is held against its share of everybody "
    "of 10 to 17 in the areas served, each area counting as many as live there. Whose group is not recorded is missing "
    "and counts on neither side."
)
NOT_NEED = (
    "What cannot be said: the population is of everybody, not of those at risk, whom nobody has counted. A smaller "
    "share can be a group that is missed, or one that needs this support less often: it is a question to ask. Where "
    "the group is recorded of some less often than of others, that alone moves the shares. Few posts stand behind a "
    "setting, and young people of one post resemble each other, so the intervals are narrower than they should be."
)
NOT_COMPARED = (
    "A census asks each household about disability, and a worker writes down what she learns: that comparison is the "
    "weakest. Care status is in no census, and age is not compared, because whoever is under 10 or over 17 is in no "
    "population of 10 to 17."
)
STANDINGS = {
    Standing.BELOW: "Smaller than in the population",
    Standing.ABOVE: "Larger than in the population",
    Standing.NEITHER: "No clear difference",
    Standing.UNKNOWN: words.NO_VALUE,
}
NO_GROUP = frozenset({"none"})  # whoever is not disabled is nobody's under-represented group


def table(found: Represented, *, caption: str, site: Name, group: Name, note: str = "") -> Table:
    titles = ("Share", "n", "Of", "Missing", "95 % interval", "In the population")
    columns = [Column("Who"), *(Column(title, number=True) for title in titles), Column("Against the population")]
    rows = [_row(each, code, site, group) for each in found.sites for code in found.groups]
    return Table(caption, columns, rows, note)


def _row(each: Site, code: str, site: Name, group: Name) -> list[Cell]:
    share, population = each.share(code), each.of_population(code)
    without = f"{words.number(each.no_population)} of an area without numbers" if each.no_population else ""
    return [
        Cell(f"{site_name(each, site)}: {group(code)}"),
        Cell(words.percent(share) if share is not None else words.NO_VALUE),
        Cell(words.number(each.counts[code])),
        Cell(words.number(each.total)),
        Cell(words.number(each.missing), note=without),
        Cell(per_cent(each.interval(code))),
        Cell(words.percent(population) if population is not None else words.NO_VALUE),
        Cell(STANDINGS[each.standing(code)]),
    ]


def site_name(each: Site, name: Name) -> str:
    return ALL if each.everything else name(each.code)


def sentences(who: str, held: Sequence[Represented], *, site: Name, group: Name) -> list[str]:
    """Of ``who``: the groups below, by group, each with the settings where it is so."""
    if not held:
        return []
    said = "; ".join(part for each in held for part in _below(each, group, site))
    if not said:
        return [f"Of {who}, no group's share lies clearly below its share of the population."]
    return [f"Of {who}, these groups seem under-represented: {said}."]


def _below(found: Represented, group: Name, site: Name) -> list[str]:
    by_group: dict[str, list[Site]] = {}
    for code, each in found.found(Standing.BELOW):
        if code not in NO_GROUP:
            by_group.setdefault(code, []).append(each)
    return [f"{group(code)} in {_and([_said(each, code, site) for each in sites])}" for code, sites in by_group.items()]


def _said(each: Site, code: str, name: Name) -> str:
    share, population = each.share(code) or 0.0, each.of_population(code) or 0.0
    where = site_name(each, name).replace(ALL, "all settings together")
    return f"{where} ({each.counts[code]:,} of {each.total:,}, {_together(share)} against {_together(population)})"


def _together(share: float) -> str:
    """In a sentence a line must not break before the sign."""
    return words.percent(share).replace(" %", "\u00a0%")


def by_chance(held: Sequence[Represented]) -> str:
    compared = sum(each.comparisons for each in held)
    return f"Of {compared} comparisons on this page, about one in twenty lies outside its interval by chance alone."


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
