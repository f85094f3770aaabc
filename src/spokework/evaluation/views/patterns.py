"""A pattern that a theory predicts: chosen, locked, and held beside what a release says."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Step
from spokework.core.errors import Refused
from spokework.evaluation import actions
from spokework.evaluation.forms import patterns as forms
from spokework.evaluation.models import Pattern, Theory
from spokework.evaluation.presenters.figures import of_release, releases_to_choose
from spokework.evaluation.queries import figures
from spokework.evaluation.queries import patterns as rows
from spokework.evaluation.team import Work

from .base import Reading, Writing


class ChooseFigure(Reading):
    """Of which figure something is expected. What it said is not shown here: the expectation comes first."""

    needs = Work.CODE
    heading = "State what is expected"
    template_name = "evaluation/pattern_choose.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        theory = self.row(Theory)
        found = rows.expectable(self.actor).values()
        trail = self.trail(Step("Theories", self.link("theories")), Step(theory.title, _of(self, theory)))
        links = [(each, self.link("pattern_new", theory.number, key=each.key)) for each in found]
        return self.show(theory=theory, links=links, trail=trail)


class StatePattern(Writing):
    form_class = forms.PatternForm
    heading = "State what is expected"
    submit_label = "Lock it"

    def thing(self) -> Any:
        self.figure = rows.expectable(self.actor).get(self.kwargs["key"])
        if self.figure is None:
            raise Http404
        return self.row(Theory)

    def form_kwargs(self) -> dict[str, Any]:
        assert self.figure is not None  # asked for in thing()
        return {"groups": self.figure.groups}

    def cancel_url(self) -> str:
        return _of(self, self.record)

    def extra_context(self) -> dict[str, Any]:
        assert self.figure is not None  # as above
        steps = Step("Theories", self.link("theories")), Step(self.record.title, self.cancel_url())
        lead = f"{self.figure.title}. Groups in one place are not told apart. Once locked it stays as it is."
        return {"trail": self.trail(*steps), "lead": lead}

    def act(self, form: Any) -> str:
        found = actions.state_pattern(
            theory=self.record,
            key=self.kwargs["key"],
            tiers=form.tiers(),
            reasoning=form.cleaned_data["reasoning"],
            by=self.actor,
        )
        return self.link("pattern", found.number)


class ShowPattern(Reading):
    """What was expected, and beside it every release it was held against."""

    template_name = "evaluation/pattern.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        # SciPy comes with what compares: not before somebody asks.
        from spokework.evaluation.presenters import patterns as present  # noqa: PLC0415  # as said above

        pattern = self.row(Pattern, "theory", "by")
        looks = rows.looks(self.actor, pattern=pattern)
        seen = {(look.snapshot.quarter, look.snapshot.edition) for look in looks}
        unseen = [row for row in figures.releases(self.actor) if (row.quarter, row.edition) not in seen]
        return self.show(
            title="Pattern",
            heading=f"Expected: {pattern}",
            pattern=pattern,
            facts=present.facts(pattern),
            moved_on=pattern.at_version != pattern.theory.current,
            looks=[present.beside(self.evaluation, pattern, look) for look in looks],
            unseen=bool(unseen),
            trail=self.trail(
                Step("Theories", self.link("theories")),
                Step(pattern.theory.title, _of(self, pattern.theory)),
                here="Pattern",
            ),
        )


class LookAtPattern(Writing):
    form_class = forms.LookForm
    heading = "Look at the figures"
    lead = "They are kept beside the pattern as they are published now. What was expected cannot be changed any more."
    submit_label = "Look"

    def thing(self) -> Any:
        return self.row(Pattern, "theory", "evaluation")

    def form_kwargs(self) -> dict[str, Any]:
        self.out = figures.releases(self.actor)
        return {"releases": releases_to_choose(self.out)}

    def cancel_url(self) -> str:
        return self.link("pattern", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        none = {} if self.out else {"lead": "No release is out yet. Come back once one is published."}
        return {"trail": self.trail(Step("Theories", self.link("theories")), Step("Pattern", self.cancel_url()))} | none

    def act(self, form: Any) -> str:
        chosen = {of_release(release): release for release in self.out}.get(form.cleaned_data["release"])
        if chosen is None:
            raise Refused("Choose a release that is published.", field="release")
        actions.look_at_pattern(pattern=self.record, release=chosen, by=self.actor)
        return self.cancel_url()


def _of(page: Any, theory: Theory) -> str:
    there: str = page.link("theory", theory.number)
    return there
