"""Files in and out: many sources at once, a project of another program, everything taken out."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from spokework.core import clock
from spokework.core.components import Step
from spokework.core.errors import Refused
from spokework.core.once import once
from spokework.drafts.actions import clear
from spokework.drafts.sendings import token_of
from spokework.evaluation import actions
from spokework.evaluation.forms import exchanging as forms
from spokework.evaluation.forms.base import lines
from spokework.evaluation.interchange import Written, written_as
from spokework.evaluation.models import Source
from spokework.evaluation.presenters import exchanging as present
from spokework.evaluation.queries import evaluations
from spokework.evaluation.queries.exchanging import as_codebook, as_project
from spokework.evaluation.team import Work

from .base import Reading, Writing

Result = tuple[str, str, str, str]  # of a file its name, where it is now, what came of it, where the same was already
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
    template_name = "evaluation/import.html"
    lead = "Each file becomes a source with the turns of its speakers. Once saved its text changes only by a revision."
    submit_label = "Import files"
    back = "sources"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"site": evaluations.sites(self.actor, self.evaluation)}}

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def extra_context(self) -> dict[str, Any]:
        trail = self.trail(Step("Sources", self.link("sources")))
        return {"trail": trail, "done_url": self.link("sources_imported")}

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.headers.get("Accept") != "application/json":
            return super().post(request, *args, **kwargs)
        return self._one_of_several()

    def _one_of_several(self) -> HttpResponse:
        """What the script asks, file after file. Where the form is wrong it sends all of it again, to be told why."""
        self.record = self.thing()
        form = self._form(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return JsonResponse({"again": True})
        results: list[Result] = []

        def work() -> str:
            results.extend(self._results(form))
            clear(person_id=self.actor.id, path=self.request.path)
            return results[-1][1]

        again = once(self._token(form), person_id=self.actor.id, work=work)
        if not results:  # sent a second time, because the first answer was lost on its way
            name = form.cleaned_data["documents"][-1].name
            said = (
                "It was read already: the list of sources has it." if again else "It was read already, and not saved."
            )
            return JsonResponse({"name": name, "url": again, "said": said})
        earlier = None if self.request.POST.get("begins") else self.request.session.get(IMPORTED)
        if earlier is not None and earlier["of"] == self.evaluation.number:
            results = [*earlier["results"], *results]
        self._keep(results)
        name, url, came_of_it, twin = results[-1]
        return JsonResponse({"name": name, "url": url, "said": came_of_it, "twin": twin})

    def _token(self, form: Any) -> UUID:
        """One for each file of one page: the same one sent again is read once."""
        page = token_of(self.request.POST, self.actor.id)
        names = "/".join(each.name for each in form.cleaned_data["documents"])
        return uuid5(page, f"{self.request.POST.get('at', '')} {names}") if page else uuid4()

    def act(self, form: Any) -> str:
        self._keep(self._results(form))
        return self.link("sources_imported")

    def _keep(self, results: list[Any]) -> None:
        self.request.session[IMPORTED] = {"of": self.evaluation.number, "results": results}

    def _results(self, form: Any) -> list[Result]:
        said = form.cleaned_data
        facts = {key: said[key] for key in ("kind", "day", "site", "stakeholder")}
        names, hold = lines(said["names"]), said["held_back"] == "hold"
        found = [
            actions.import_document(
                evaluation=self.record, document=uploaded, names=names, hold=hold, by=self.actor, **facts
            )
            for uploaded in said["documents"]
        ]
        return [(it.name, self._where(it.source), it.said, self._where(it.twin)) for it in found]

    def _where(self, source: Source | None) -> str:
        return self.link("source", source.number) if source else ""


class SourcesImported(Reading):
    """What came of the last import of this person's session."""

    heading = "What came of the files"
    template_name = "evaluation/imported.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        kept = request.session.get(IMPORTED)
        if kept is None or kept["of"] != self.evaluation.number:
            return redirect(self.link("sources_import"))
        saved = sum(1 for _, url, *_ in kept["results"] if url)
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
        found = actions.bring_in(
            evaluation=self.record,
            content=uploaded.read(),
            name=uploaded.name,
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
    """Posted, because what leaves the house is on record; answered with the file, or with what would be lost in it."""

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
        if "look" in request.POST:
            lost = present.losses(self._look(what).report)
            return self.show(form=form, looked=True, table=present.losses_table(lost) if lost else None)
        try:
            written = actions.take_out(evaluation=self.evaluation, what=what, by=self.actor)
        except Refused as refused:
            return self.show(form=form, problem=refused.message)
        answer = HttpResponse(written.content, content_type=TYPES[what])
        answer["Content-Disposition"] = f'attachment; filename="evaluation-{self.evaluation.number}.{what}"'
        answer["Cache-Control"] = "no-store"
        return answer

    def _look(self, what: str) -> Written:
        """Nothing leaves: it is written to see what would be lost, and thrown away."""
        if what == "qdc":
            return written_as(what, as_codebook(self.actor, self.evaluation))
        taken = as_project(self.actor, self.evaluation)
        return written_as(what, taken.project, taken.sidecar)
