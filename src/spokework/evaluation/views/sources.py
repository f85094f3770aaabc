"""Sources: taking them in, finding them again, reading one."""

from typing import Any

from django.http import HttpResponse

from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import sources as forms
from spokework.evaluation.models import Source
from spokework.evaluation.presenters import sources as present
from spokework.evaluation.queries import evaluations
from spokework.evaluation.queries import sources as rows
from spokework.evaluation.queries.coding import passages_in_sources

from .base import Reading, Writing, expected, said

_WITH = ("site", "participant")


class Sources(Reading):
    heading = "Sources"
    template_name = "evaluation/sources.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = list(rows.sources(self.actor, self.evaluation))
        counting = [row for row in found if not row.is_withdrawn]
        coded = passages_in_sources(self.actor, self.evaluation)
        table = present.sources_table(self.evaluation, found, coded) if found else None
        return self.show(table=table, counting=len(counting), withdrawn=len(found) - len(counting))


class Search(Reading):
    """Words are posted, so that nobody's stand in an address."""

    heading = "Search in sources"
    template_name = "evaluation/search.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return self.show(form=forms.SearchForm())

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        form = forms.SearchForm(request.POST)
        if not form.is_valid():
            return self.show(form=form)
        wanted = form.cleaned_data["words"]
        found = rows.search(self.actor, self.evaluation, wanted)
        hits = [(hit, f"{self.link('source', hit.source.number)}#line-{hit.line}") for hit in found]
        return self.show(form=form, asked=wanted, hits=hits, most=rows.MOST_FOUND)


class _OfSources(Writing):
    back = "sources"

    def form_kwargs(self) -> dict[str, Any]:
        sites = evaluations.sites(self.actor, self.evaluation)
        took_part = evaluations.participants(self.actor, self.evaluation).exclude(consent="withdrawn")
        return {"choose": {"site": sites, "participant": took_part}}


class AddSource(_OfSources):
    form_class = forms.SourceForm
    heading = "Add a source"
    submit_label = "Save source"

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"twin": self._saying}

    def _saying(self, text: str) -> Source | None:
        return rows.saying(self.actor, self.evaluation, actions.as_text(text))

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def act(self, form: Any) -> str:
        source = actions.add_source(evaluation=self.record, by=self.actor, **said(form))
        return self.link("source", source.number)


class _OfSource(_OfSources):
    def thing(self) -> Any:
        return self.row(Source, *_WITH)

    def cancel_url(self) -> str:
        return self.link("source", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        sources = Step("Sources", self.link("sources"))
        return {"trail": self.trail(sources, Step(self.record.title, self.cancel_url())), "lead": self.record.title}


class ChangeSource(_OfSource):
    form_class = forms.SourceChange
    heading = "Change what is known about a source"

    def initial(self) -> dict[str, Any]:
        row = self.record
        chosen = {"participant": row.participant_id, "site": row.site_id}
        return {name: getattr(row, name) for name in ("title", "kind", "day", "stakeholder")} | chosen

    def act(self, form: Any) -> str:
        actions.change_source(source=self.record, by=self.actor, expected=expected(form), **said(form))
        return self.cancel_url()


class WithdrawSource(_OfSource):
    heading = "Withdraw a source"
    submit_label = "Withdraw this source"
    submit_danger = True

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def extra_context(self) -> dict[str, Any]:
        confirm = Confirm(
            "Before you withdraw this source",
            [
                "It leaves counts, matrices, exports and reports now, with every coding and verdict that rests on it.",
                "The key of its text is destroyed: it cannot be read again.",
                "That it was withdrawn, and when, stays on record.",
            ],
            undo="It cannot be undone.",
        )
        return super().extra_context() | {"confirm": confirm}

    def act(self, form: Any) -> str:
        actions.withdraw_source(source=self.record, by=self.actor)
        return self.link("sources")
