"""Published figures: kept as they stand, held against a theory, seen to move."""

from typing import Any, ClassVar

from django.http import HttpResponse

from spokework.core.components import Row, Step
from spokework.core.errors import Refused
from spokework.evaluation import actions
from spokework.evaluation.forms import figures as forms
from spokework.evaluation.models import Snapshot
from spokework.evaluation.presenters import figures as present
from spokework.evaluation.presenters import theories as of_theories
from spokework.evaluation.queries import figures as rows
from spokework.evaluation.queries import theories
from spokework.evaluation.queries.coding import memos
from spokework.evaluation.queries.evaluations import sites
from spokework.evaluation.states import TheoryState

from .base import Reading, Writing


class Figures(Reading):
    """Which published figures this evaluation stands on, and which of them have moved."""

    heading = "Figures"
    template_name = "evaluation/figures.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = rows.snapshots(self.actor, self.evaluation)
        table = present.snapshots_table(self.evaluation, found) if found else None
        return self.show(table=table, any_out=bool(rows.releases(self.actor)))


class TakeFigure(Writing):
    form_class = forms.TakeFigureForm
    heading = "Keep a figure"
    lead = "As a published release says it. It stays as it is; what later releases say is shown beside it."
    submit_label = "Keep it"
    back = "figures"

    def form_kwargs(self) -> dict[str, Any]:
        self.out = rows.releases(self.actor)
        full = rows.latest(self.actor)
        figures = present.figures_to_choose(full) if full is not None else []
        return {"releases": present.releases_to_choose(self.out), "figures": figures}

    def extra_context(self) -> dict[str, Any]:
        none = {} if self.out else {"lead": "No release is out yet. A figure can be kept once one is published."}
        return {"trail": self.trail(Step("Figures", self.link("figures")))} | none

    def act(self, form: Any) -> str:
        chosen = {present.of_release(release): release for release in self.out}.get(form.cleaned_data["release"])
        if chosen is None:
            raise Refused("Choose a release that is published.", field="release")
        key = form.cleaned_data["figure"]
        found = actions.take_snapshot(evaluation=self.record, release=chosen, key=key, by=self.actor)
        return self.link("figure", found.number)


class ShowFigure(Reading):
    """What it said, what a later release says of the same, and what rests on it."""

    template_name = "evaluation/figure.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = self.row(Snapshot, "by", "release")
        rows.with_what_came_since(self.actor, [found])
        judged = theories.evidence(self.actor, self.evaluation, snapshot=found)
        return self.show(
            title="Figure",
            heading=str(found),
            snapshot=found,
            since=found.since,
            facts=present.facts(found),
            table=present.values_table(found),
            release_url=present.release_url(found),
            shown=theories.shown(self.actor, judged),
            counted=of_theories.counted(judged),
            memos=memos(self.actor, snapshot=found),
            trail=self.trail(Step("Figures", self.link("figures")), here=str(found)),
        )


class LinkFigure(Writing):
    form_class = forms.FigureEvidenceForm
    template_name = "evaluation/judging.html"
    heading: ClassVar[str] = "Hold a figure against a theory"
    submit_label = "Link it"

    def thing(self) -> Any:
        return self.row(Snapshot)

    def form_kwargs(self) -> dict[str, Any]:
        open_ones = theories.theories(self.actor, self.evaluation).exclude(state=TheoryState.WITHDRAWN)
        return {"choose": {"theory": open_ones, "site": sites(self.actor, self.evaluation)}}

    def cancel_url(self) -> str:
        return self.link("figure", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Figures", self.link("figures")), Step(str(self.record), self.cancel_url())
        facts = [Row("Release", self.record.release_name), Row("It says", self.record.words)]
        return {"trail": self.trail(*steps), "lead": str(self.record), "facts": facts}

    def act(self, form: Any) -> str:
        given = form.cleaned_data
        row = actions.link_evidence(
            theory=given["theory"],
            judgement=form.judgement(),
            site=given["site"],
            snapshot=self.record,
            by=self.actor,
        )
        return self.link("theory", row.theory.number)


class StillHold(Writing):
    """Several stale verdicts at once; one whose passage is gone is looked at by itself."""

    form_class = forms.StillHoldForm
    heading = "Still hold"
    lead = "Each is judged as it was, on what the theory and the evidence say now."
    submit_label = "They still hold"
    back = "look_again"

    def form_kwargs(self) -> dict[str, Any]:
        found = [row for row in theories.evidence(self.actor, self.evaluation) if theories.may_still_hold(row)]
        self.stale = {of_theories.judged_as(row): row for row in found}
        return {"verdicts": of_theories.stale_to_choose(found)}

    def extra_context(self) -> dict[str, Any]:
        return {
            "trail": self.trail(
                Step("Theories", self.link("theories")), Step("To look at again", self.link("look_again"))
            )
        }

    def act(self, form: Any) -> str:
        chosen = [self.stale[judged] for judged in form.cleaned_data["verdicts"]]
        actions.still_hold(evidence=chosen, reason=form.cleaned_data["reason"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The verdicts are saved. The earlier ones stay on record."
