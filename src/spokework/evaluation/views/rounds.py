"""Rounds of blind coding: started, looked at, closed, and decided passage by passage."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Confirm, Row, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import rounds as forms
from spokework.evaluation.models import Coding, Round
from spokework.evaluation.presenters import rounds as present
from spokework.evaluation.queries import rounds as rows
from spokework.evaluation.queries.coding import with_words
from spokework.evaluation.states import RoundState
from spokework.evaluation.team import Work

from .base import Reading, Writing


class Rounds(Reading):
    heading = "Agreement"
    template_name = "evaluation/rounds.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = rows.rounds(self.actor, self.evaluation)
        return self.show(table=present.rounds_table(self.evaluation, found) if found else None)


class ShowRound(Reading):
    """While it is open: who has got how far. Closed: how far they agree, and where not."""

    template_name = "evaluation/round.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = self.row(Round)
        of = rows.whole(found)
        closed = found.state == RoundState.CLOSED
        differing = rows.differences(self.actor, of) if closed else []
        decided = rows.decisions(self.actor, found)
        differ = present.differences_table(self.evaluation, found, differing, may_lead=self.may_do(Work.LEAD))
        return self.show(
            title="Round",
            heading=found.title,
            round=found,
            closed=closed,
            facts=present.facts(of, rows.passages_by_coder(of)),
            sources=of.sources,
            tables=present.agreement_tables(of),
            differing=differ if differing else None,
            decided=present.decisions_table(decided) if decided else None,
            trail=self.trail(Step("Agreement", self.link("rounds")), here=found.title),
        )


class StartRound(Writing):
    needs = Work.LEAD
    form_class = forms.RoundForm
    heading = "Start a round of blind coding"
    lead = "Until you close it, each coder sees on these sources their own passages alone."
    submit_label = "Start round"
    back = "rounds"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": rows.to_choose(self.actor, self.evaluation)}

    def act(self, form: Any) -> str:
        given = {name: list(form.cleaned_data[name]) for name in ("coders", "codes", "sources")}
        title = form.cleaned_data["title"]
        found = actions.start_round(evaluation=self.record, title=title, by=self.actor, **given)
        return self.link("round", found.number)


class _OfRound(Writing):
    needs = Work.LEAD

    def thing(self) -> Any:
        return self.row(Round)

    def cancel_url(self) -> str:
        return self.link("round", self.kwargs["number"])

    def steps(self) -> list[Step]:
        return [Step("Agreement", self.link("rounds")), Step("Round", self.cancel_url())]


class CloseRound(_OfRound):
    heading = "Close a round"
    submit_label = "Close round"
    submit_danger = True

    def extra_context(self) -> dict[str, Any]:
        effects = [
            "How far the coders agree is counted now, and kept as it is.",
            "Everybody on the team sees all passages again.",
        ]
        confirm = Confirm("Before you close this round", effects, undo="It cannot be opened again; start another.")
        return {"trail": self.trail(*self.steps()), "confirm": confirm, "lead": self.record.title}

    def act(self, form: Any) -> str:
        actions.close_round(round=self.record, by=self.actor)
        return self.cancel_url()


class Decide(_OfRound):
    form_class = forms.DecisionForm
    template_name = "evaluation/judging.html"
    heading = "Decide on a passage"
    submit_label = "Save decision"

    def thing(self) -> Any:
        self.round = super().thing()
        coding = self.row(Coding, "source", "code", "coder", number="passage")
        if self.round.state != RoundState.CLOSED:
            raise Http404
        self.only_if_still_there(coding.source.is_withdrawn)
        return coding

    def extra_context(self) -> dict[str, Any]:
        (passage,) = with_words(self.actor, [self.record])
        facts = [
            Row("Passage", passage.words),
            Row("Code", self.record.code),
            Row("What it means", self.record.code.definition),
            Row("Given by", self.record.coder),
        ]
        return {"trail": self.trail(*self.steps()), "facts": facts}

    def act(self, form: Any) -> str:
        kept, reason = form.cleaned_data["kept"], form.cleaned_data["reason"]
        actions.adjudicate(round=self.round, coding=self.record, kept=kept, reason=reason, by=self.actor)
        return self.cancel_url()
