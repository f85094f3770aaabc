from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spokework.core.components import Cell, Column, Step, Table
from spokework.drafts.writing import WritingView

from .actions import Report, import_areas
from .forms import ImportAreasForm
from .problems import FileRefused, Problem
from .tables import LARGEST, read_table
from .tables import Table as ReadTable

REPORT = "areas_report"
TRAIL = [("Hubs", "programme:hubs"), ("Areas", "programme:areas")]


class ImportAreas(WritingView):
    form_class = ImportAreasForm
    template_name = "exchange/import_areas.html"
    heading = "Import areas"
    lead = "The published list of local authorities. The whole file goes in, or nothing of it."
    submit_label = "Import areas"

    problems: tuple[Problem, ...] = ()

    def act(self, form: ImportAreasForm) -> str:
        try:
            report = import_areas(
                rows=_read(form.cleaned_data["file"], "file"),
                details=_read(form.cleaned_data["details"], "details") if form.cleaned_data["details"] else None,
                by=self.actor,
            )
        except FileRefused as refused:
            self.problems = refused.problems
            raise
        self.request.session[REPORT] = _for_session(report)
        return reverse("exchange:areas_imported")

    def cancel_url(self) -> str:
        return reverse("programme:areas")

    def extra_context(self) -> dict[str, Any]:
        return {"problems": _problems_table(self.problems) if self.problems else None, "trail": _trail(self.heading)}


def areas_imported(request: Any) -> HttpResponse:
    """What came of the last import of this person's session."""
    report = request.session.get(REPORT)
    if report is None:
        return redirect("exchange:import_areas")
    skipped = Table(
        caption="Rows that were passed over",
        columns=[Column("Row"), Column("Code"), Column("Name"), Column("Why")],
        rows=[[Cell(value) for value in row] for row in report["skipped"]],
    )
    context = {
        "lines": report["lines"],
        "skipped": skipped if report["skipped"] else None,
        "trail": _trail("Areas imported"),
    }
    return render(request, "exchange/areas_imported.html", context)


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
