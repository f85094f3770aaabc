"""Files in and out: many sources at once, a project of another program, everything taken out."""

from pathlib import PurePath
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from spokework.core import clock
from spokework.core.components import Step
from spokework.core.errors import Refused
from spokework.evaluation import actions
from spokework.evaluation.forms import exchanging as forms
from spokework.evaluation.forms.base import lines
from spokework.evaluation.interchange import Report, read_qdc, read_qdpx, write_qdc, write_qdpx
from spokework.evaluation.interchange.rows import as_csv, as_parquet, as_xlsx, coding_rows
from spokework.evaluation.presenters import exchanging as present
from spokework.evaluation.pseudonyms import suggest
from spokework.evaluation.queries import evaluations
from spokework.evaluation.reading import read_document
from spokework.evaluation.team import Work

from .base import Reading, Writing

IMPORTED, BROUGHT_IN = "evaluation_sources_imported", "evaluation_brought_in"
TYPES = {
    "qdpx": "application/zip",
    "qdc": "application/xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


class ImportSources(Writing):
    """Each file by itself: one that cannot be read keeps none of the others out."""

    form_class = forms.ImportSourcesForm
    heading = "Import files"
    lead = "Each file becomes a source with the turns of its speakers. Once saved its text never changes."
    submit_label = "Import files"
    back = "sources"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"site": evaluations.sites(self.actor, self.evaluation)}}

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def extra_context(self) -> dict[str, Any]:
        return {"trail": self.trail(Step("Sources", self.link("sources")))}

    def act(self, form: Any) -> str:
        results = [self._one(uploaded, form.cleaned_data) for uploaded in form.cleaned_data["documents"]]
        self.request.session[IMPORTED] = {"of": self.evaluation.number, "results": results}
        return self.link("sources_imported")

    def _one(self, uploaded: Any, said: dict[str, Any]) -> tuple[str, str, str]:
        """Its name, where it is now, and what came of it."""
        name = uploaded.name
        try:
            text = read_document(uploaded.read(), name).text
            found = present.places(text, suggest(text, names=lines(said["names"])))
            if found and said["held_back"] == "hold":
                return name, "", f"Not saved: look at {found}. Replace what gives somebody away, and import it again."
            facts = {key: said[key] for key in ("kind", "day", "site", "stakeholder")}
            title = PurePath(name).stem[:120] or name
            source = actions.add_source(evaluation=self.record, title=title, text=text, by=self.actor, **facts)
        except Refused as refused:
            return name, "", refused.message
        return name, self.link("source", source.number), f"Saved. Look at {found}." if found else "Saved."


class SourcesImported(Reading):
    """What came of the last import of this person's session."""

    heading = "What came of the files"
    template_name = "evaluation/imported.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        kept = request.session.get(IMPORTED)
        if kept is None or kept["of"] != self.evaluation.number:
            return redirect(self.link("sources_import"))
        saved = sum(1 for _, url, _ in kept["results"] if url)
        return self.show(
            table=present.files_table(kept["results"]),
            saved=saved,
            others=len(kept["results"]) - saved,
            trail=self.trail(Step("Sources", self.link("sources"))),
        )


class BringIn(Writing):
    form_class = forms.BringInForm
    heading = "Bring a project in"
    lead = (
        "Codes, sources and coded passages of another program are added to this evaluation, whole or not at all. What "
        "is there already stays; the same file twice adds nothing."
    )
    submit_label = "Bring it in"

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def act(self, form: Any) -> str:
        uploaded = form.cleaned_data["file"]
        content = uploaded.read()
        if uploaded.name.lower().endswith(".qdc"):
            book = read_qdc(content)
            found = actions.bring_in_codes(
                evaluation=self.record, codebook=book.codebook, report=book.report, by=self.actor
            )
        else:
            read = read_qdpx(content)
            found = actions.bring_in_project(
                evaluation=self.record,
                project=read.project,
                sidecar=read.sidecar,
                report=read.report,
                day=form.cleaned_data["day"],
                by=self.actor,
            )
        self.request.session[BROUGHT_IN] = {"of": self.evaluation.number} | present.for_session(found, uploaded.name)
        return self.link("brought_in")


class ShowBroughtIn(Reading):
    heading = "What came of the project"
    template_name = "evaluation/brought_in.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        kept = request.session.get(BROUGHT_IN)
        if kept is None or kept["of"] != self.evaluation.number:
            return redirect(self.link("bring_in"))
        lost = present.losses_table(kept["lost"]) if kept["lost"] else None
        return self.show(new=kept["new"], file=kept["file"], table=lost)


class TakeOut(Reading):
    """Posted, because what leaves the house is on record; answered with the file."""

    needs = Work.CODE
    heading = "Take the project out"
    template_name = "evaluation/take_out.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return self.show(form=forms.TakeOutForm())

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        form = forms.TakeOutForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, problem="Choose what to take out.")
        what = form.cleaned_data["what"]
        try:
            content = self._content(what)
        except Refused as refused:
            return self.show(form=form, problem=refused.message)
        answer = HttpResponse(content, content_type=TYPES[what])
        answer["Content-Disposition"] = f'attachment; filename="evaluation-{self.evaluation.number}.{what}"'
        answer["Cache-Control"] = "no-store"
        return answer

    def _content(self, what: str) -> bytes:
        if what == "qdc":
            return write_qdc(actions.take_out_codebook(evaluation=self.evaluation, by=self.actor)).content
        taken = actions.take_out_project(evaluation=self.evaluation, by=self.actor)
        if what == "qdpx":
            return write_qdpx(taken.project, sidecar=taken.sidecar).content
        table = coding_rows(taken.project)
        if what == "xlsx":
            return as_xlsx(table, Report())
        return as_csv(table) if what == "csv" else as_parquet(table)
