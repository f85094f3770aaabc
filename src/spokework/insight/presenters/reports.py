"""Which reports there are, of which release and for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.insight.models import FunderTemplate, HubFigures, Release
from spokework.insight.queries.releases import address
from spokework.insight.reports.formats import FORMATS
from spokework.insight.reports.ordering import KINDS
from spokework.insight.themes import THEMES
from spokework.programme.models import Funder

from .releases import replaced_by, replacing


@dataclass(frozen=True)
class Offered:
    """One report, read as a page, with its files."""

    title: str
    url: str
    note: str = ""

    @property
    def files(self) -> list[tuple[str, str]]:
        return [(each.title, f"{self.url}{key}/") for key, each in FORMATS.items()]


@dataclass(frozen=True)
class OfRelease:
    name: str
    says: str
    reports: Sequence[Offered]
    replaced_by: Cell | None


def listed(
    releases: Sequence[Release], templates: Sequence[FunderTemplate], boards: Sequence[HubFigures]
) -> list[OfRelease]:
    return [
        OfRelease(each.name, _says(each), _of(each, templates, boards), replaced_by(each, releases))
        for each in releases
    ]


def in_its_place(name: str, releases: Sequence[Release]) -> Release | None:
    """The version that has taken the place of the release of that name, so that the same report of it can be read."""
    own = next((each for each in releases if each.name == name), None)
    return replacing(own, releases) if own is not None else None


def _says(release: Release) -> str:
    if release.is_published:
        return f"Published on {long_date(release.published_at)}, counted on the records of {long_date(release.as_at)}."
    return f"Not published yet: only those who prepare releases see it. It is {release.state}."


def _of(release: Release, templates: Sequence[FunderTemplate], boards: Sequence[HubFigures]) -> list[Offered]:
    there = address(release)
    of_all = [
        Offered(kind.title, reverse("reports:report", kwargs={"release": there, "kind": key}))
        for key, kind in KINDS.items()
    ]
    of_funders = [
        Offered(
            each.title,
            reverse("reports:funder_report", kwargs={"release": there, "funder": each.funder_id}),
            each.funder.name,
        )
        for each in templates
    ]
    of_hubs = [
        Offered(
            "Report to the board",
            reverse("reports:board_report", kwargs={"release": there, "slug": each.hub.slug}),
            each.hub.name,
        )
        for each in boards
        if each.release_id == release.pk
    ]
    return of_hubs + of_all + of_funders


def funders_table(funders: Iterable[Funder], templates: Iterable[FunderTemplate]) -> Table:
    there = {each.funder_id: each for each in templates}
    rows = [_funder_row(funder, there.get(funder.pk)) for funder in funders]
    return Table("Funders", [Column("Funder"), Column("Report"), Column("Figures", number=True)], rows)


def _funder_row(funder: Funder, template: FunderTemplate | None) -> list[Cell]:
    change = reverse("reports:funder_template", kwargs={"funder": funder.pk})
    if template is None:
        return [Cell(funder.name, url=change), Cell("None yet"), Cell("–")]
    return [Cell(funder.name, url=change), Cell(template.title), Cell(len(template.lines))]


def figures_to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """What releases have, by theme: nothing else could be filled in."""
    from spokework.insight.indicators import INDICATORS
    from spokework.insight.releases.fixed import FIXED

    released = {reading.indicator for counted in FIXED for reading in counted.readings}
    found = [(theme.title, [code for code in theme.codes if code in released]) for theme in THEMES]
    return [(title, [(code, INDICATORS[code].title) for code in codes]) for title, codes in found if codes]
