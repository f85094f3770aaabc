"""A part of a page that compares: what it says, its charts, and the tables under them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from spokework.core.components import Cell, Column, Table
from spokework.insight.charts import Drawn
from spokework.insight.comparing import Asked
from spokework.insight.definition import Figure, Indicator
from spokework.insight.reports.document import Funnel
from spokework.insight.sites import LEAST_SITES, Comparison, Site

from . import words

CONTACTS_ALIKE = (
    "Contacts with one young person resemble each other. Intervals and limits take each contact by itself, so they are "
    "narrower than they should be."
)
SITES_ALIKE = (
    "Few posts stand behind a setting, and records of one post tend to resemble each other. Intervals and limits take "
    "each record by itself, so they are narrower than they should be."
)


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...] = ()
    charts: tuple[Drawn, ...] = ()
    tables: tuple[Table, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()  # titles and addresses
    withheld: bool = False  # its parts are in no release: what everybody together come to is said


def definition(indicator: Indicator) -> tuple[str, str]:
    return indicator.title, reverse("insight:figure", kwargs={"code": indicator.code})


def share_section(
    indicator: Indicator,
    asked: Asked,
    whole: Figure,
    *,
    site: str,
    behind: Mapping[str | None, str] | None = None,
) -> Section:
    """What is in no release is said of everybody only. ``behind`` a site: who works it."""
    links, found = (definition(indicator),), asked.found
    if found is None:
        return Section(indicator.title, (asked.note, together(whole)), definitions=links, withheld=True)
    said_of = (asked.note, f"Withheld: {', '.join(asked.left_out)}." if asked.left_out else "")
    caption = f"{indicator.title}, by {site}"
    note = f"{indicator.numerator}. Of: {_lower_first(indicator.denominator)}. {asked.when}."
    if not found.comparable:
        said = f"No funnel, and no adjusted figures: that takes {LEAST_SITES} {site}s or more with a figure."
        return Section(
            indicator.title,
            (*said_of, said),
            (),
            (_with_notes(own_table(found, caption, note, site), found, behind),),
            links,
        )
    names = {each.count.code: each.count.name for each in found.sites}
    alike = CONTACTS_ALIKE if indicator.base.name == "contacts" else SITES_ALIKE if behind else ""
    return Section(
        indicator.title,
        (*said_of, spread(found, site), _how_to_read(site), alike),
        _charts(indicator, found, caption, names),
        (_with_notes(comparison_table(found, caption, note, site), found, behind),),
        links,
    )


def together(whole: Figure) -> str:
    if whole.no_data or not whole.denominator:
        return f"All together: {words.NO_DATA.lower()}."
    return (
        f"All together: {words.value(whole)}, {words.number(whole.numerator)} of {words.number(whole.denominator)} "
        f"(95 % interval {words.interval(whole)}; missing {words.number(whole.missing)})."
    )


def spread(found: Comparison, site: str) -> str:
    """How much the sites seem to differ in truth, beyond what chance explains."""
    between = found.pooled.spread_interval
    if between is None or found.overall is None:
        return ""
    return (
        f"Over {len(found.known)} {site}s together it is {100 * found.overall:.0f} %. Part of the difference "
        f"between {site}s is chance. Without it, a typical {site} would lie somewhere between "
        f"{100 * between.low:.0f} and {100 * between.high:.0f} percentage points above or below that."
    )


def _how_to_read(site: str) -> str:
    return (
        f"A {site} inside the limits differs no more than chance alone would make it. The figure adjusted for "
        f"small numbers is closer to that of the other {site}s, the more so the fewer were counted in the {site}."
    )


def own_table(found: Comparison, caption: str, note: str, site: str) -> Table:
    columns = [Column(site.capitalize()), *_number_columns("Figure", "n", "Of", "Missing", "95 % interval")]
    return Table(caption, columns, [_own(each) for each in found.sites], note)


def comparison_table(found: Comparison, caption: str, note: str, site: str) -> Table:
    columns = [
        Column(site.capitalize()),
        *_number_columns(
            "Figure", "n", "Of", "Missing", "95 % interval", "Adjusted for small numbers", "Adjusted 95 % interval"
        ),
        Column("Against the limits of chance"),
    ]
    rows = []
    for each in found.sites:
        pooled = each.pooled
        drawn = words.percent(pooled.estimate) if pooled.estimate is not None else words.NO_VALUE
        rows.append([*_own(each), Cell(drawn), Cell(words.per_cent(pooled.interval)), Cell(_place(each))])
    return Table(caption, columns, rows, note)


def _with_notes(table: Table, found: Comparison, behind: Mapping[str | None, str] | None) -> Table:
    notes = [(behind or {}).get(site.count.code, "") for site in found.sites]
    rows = [[replace(row[0], note=note), *row[1:]] for row, note in zip(table.rows, notes, strict=True)]
    return replace(table, rows=rows)


def _number_columns(*titles: str) -> list[Column]:
    return [Column(title, number=True) for title in titles]


def _own(each: Site) -> list[Cell]:
    count = each.count
    return [
        Cell(count.name),
        Cell(words.percent(each.share) if each.share is not None else words.NO_VALUE),
        Cell(words.number(count.numerator)),
        Cell(words.number(count.denominator)),
        Cell(words.number(count.missing)),
        Cell(words.per_cent(each.own)),
    ]


def _place(each: Site) -> str:
    place = each.place
    if place is None or place.side is None:
        return words.NO_VALUE
    if place.beyond is None:
        return "Within"
    return f"{place.side.capitalize()}, beyond {100 * place.beyond:g} %"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _charts(indicator: Indicator, found: Comparison, caption: str, labels: dict[str | None, str]) -> tuple[Drawn, ...]:
    # Altair takes most of a second to import: only where there is something to draw.
    from spokework.insight.charts.pictures import for_pages
    from spokework.insight.charts.side_by_side import side_by_side

    of = _lower_first(indicator.denominator)
    return (
        for_pages(Funnel(f"{caption}: funnel plot", found, of, labels)),
        side_by_side(found, title=f"{caption}: with intervals", labels=labels),
    )
