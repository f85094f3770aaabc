"""Which reports there are, of which release and for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.insight.models import FunderTemplate, Release
from spokework.insight.reports.formats import FORMATS
from spokework.insight.reports.ordering import KINDS, address
from spokework.insight.themes import THEMES
from spokework.programme.models import Funder


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
    preview: bool
    reports: Sequence[Offered]


def listed(releases: Iterable[Release], templates: Sequence[FunderTemplate]) -> list[OfRelease]:
    return [OfRelease(each.name, _says(each), not each.is_published, _of(each, templates)) for each in releases]


def _says(release: Release) -> str:
    if release.is_published:
        return f"Published on {long_date(release.published_at)}, counted on the records of {long_date(release.as_at)}."
    return f"Not published yet: only those who prepare releases see it. It is {release.state}."


def _of(release: Release, templates: Sequence[FunderTemplate]) -> list[Offered]:
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
    return of_all + of_funders


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
    """By theme, in the order of a young person's way through."""
    from spokework.insight.indicators import INDICATORS

    return [(theme.title, [(code, INDICATORS[code].title) for code in theme.codes]) for theme in THEMES]
