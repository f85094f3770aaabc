from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spokework.core.components import Cell, Column, Step, Table
from spokework.drafts.writing import WritingView

from .actions import Report, import_areas, import_populations
from .forms import ImportAreasForm, ImportPopulationsForm
from .problems import FileRefused, Problem
from .tables import LARGEST, read_table
from .tables import Table as ReadTable

REPORT, POPULATION_REPORT = "areas_report", "populations_report"
TRAIL = [("Hubs", "programme:hubs"), ("Areas", "programme:areas")]


class _Import(WritingView):
    """A file that goes in as a whole, or else every fault of it in a table above the form."""

    template_name = "exchange/import.html"
    problems: tuple[Problem, ...] = ()

    def act(self, form: Any) -> str:
        try:
            return self.take(form)
        except FileRefused as refused:
            self.problems = refused.problems
            raise

    def take(self, form: Any) -> str:
        raise NotImplementedError

    def cancel_url(self) -> str:
        return reverse("programme:areas")

    def extra_context(self) -> dict[str, Any]:
        return {"problems": _problems_table(self.problems) if self.problems else None, "trail": _trail(self.heading)}


class ImportAreas(_Import):
    form_class = ImportAreasForm
    heading = "Import areas"
    lead = "The published list of local authorities. The whole file goes in, or nothing of it."
    submit_label = "Import areas"

    def take(self, form: ImportAreasForm) -> str:
        report = import_areas(
            rows=_read(form.cleaned_data["file"], "file"),
            details=_read(form.cleaned_data["details"], "details") if form.cleaned_data["details"] else None,
            by=self.actor,
        )
        self.request.session[REPORT] = _for_session(report)
        return reverse("exchange:areas_imported")


class ImportPopulations(_Import):
    form_class = ImportPopulationsForm
    heading = "Import who lives in the areas"
    lead = (
        "How many young people of 10 to 17 there are in each area by sex, ethnicity and disability. Whether a group is "
        "reached less than its share is held against this. The whole file goes in, or nothing of it."
    )
    submit_label = "Import populations"

    def take(self, form: ImportPopulationsForm) -> str:
        report = import_populations(rows=_read(form.cleaned_data["file"], "file"), by=self.actor)
        self.request.session[POPULATION_REPORT] = {"lines": report.lines(), "skipped": []}
        return reverse("exchange:populations_imported")


def areas_imported(request: Any) -> HttpResponse:
    """What came of the last import of this person's session."""
    return _imported(request, REPORT, heading="Areas imported", otherwise="exchange:import_areas")


def populations_imported(request: Any) -> HttpResponse:
    return _imported(
        request, POPULATION_REPORT, heading="Populations imported", otherwise="exchange:import_populations"
    )


def _imported(request: Any, kept_as: str, *, heading: str, otherwise: str) -> HttpResponse:
    report = request.session.get(kept_as)
    if report is None:
        return redirect(otherwise)
    skipped = Table(
        caption="Rows that were passed over",
        columns=[Column("Row"), Column("Code"), Column("Name"), Column("Why")],
        rows=[[Cell(value) for value in row] for row in report["skipped"]],
    )
    context = {
        "heading": heading,
        "lines": report["lines"],
        "skipped": skipped if report["skipped"] else None,
        "trail": _trail(heading),
    }
    return render(request, "exchange/imported.html", context)


def _read(uploaded: Any, field: str) -> ReadTable:
    try:
        return read_table(uploaded.read(LARGEST + 1))
    except FileRefused as refused:
        raise FileRefused(refused.problems, field=field) from None


def _for_session(report: Report) -> dict[str, Any]:
    return {"lines": report.lines(), "skipped": [[s.row, s.code, s.name, s.why] for s in report.skipped]}


def _problems_table(problems: tuple[Problem, ...]) -> Table:
    return Table(
        caption="What to put right",
        columns=[Column("Row"), Column("Column"), Column("What is wrong, and what to do")],
        rows=[
            [Cell(p.row or "–"), Cell(p.column or "–"), Cell(f"{p.message[:1].upper()}{p.message[1:]}")]
            for p in problems
        ],
    )


def _trail(last: str) -> list[Step]:
    return [*(Step(label, reverse(name)) for label, name in TRAIL), Step(last)]
