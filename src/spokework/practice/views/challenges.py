"""Challenges, from raising one to what came of it."""

from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect

from spokework.core import clock
from spokework.core.components import Confirm
from spokework.core.forms import SpokeForm
from spokework.practice import actions
from spokework.practice.actions.challenging import FACTS
from spokework.practice.forms import challenges as forms
from spokework.practice.models import Challenge
from spokework.practice.presenters.challenge import course
from spokework.practice.queries.challenges import steps
from spokework.practice.states import CHALLENGE

from .base import CorrectDone, Recording, ShowDone, WriteDone

ALL_WORDS = ("issue", "with_whom", "response", "changed")


class RecordChallenge(Recording):
    heading = "Record challenge"
    submit_label = "Save challenge"
    form_class = forms.ChallengeForm
    model = Challenge
    verb = staticmethod(actions.raise_challenge)
    names_cases = True
    usually = {"means": "conversation"}


VERBS = (("escalate", "Take further"), ("resolve", "Say what came of it"), ("reopen", "Open again"))


class ShowChallenge(ShowDone):
    heading = "Challenge"
    template_name = "practice/challenge.html"
    model, facts, words = Challenge, FACTS, ALL_WORDS

    def more(self, *, may_write: bool) -> dict[str, Any]:
        said = self.link.words if self.link else {}
        possible = CHALLENGE.verbs_from(self.row.state) if may_write else []
        return {
            "course": course(self.row, steps(self.actor, self.row), said),
            "verbs": [(label, self.url(verb)) for verb, label in VERBS if verb in possible],
        }


class CorrectChallenge(CorrectDone):
    heading = "Correct challenge"
    form_class = forms.ChallengeCorrection
    model, facts, words = Challenge, FACTS, ("issue", "with_whom")
    verb = staticmethod(actions.correct_challenge)


class _Step(WriteDone):
    """A step that is no longer possible leads back to the challenge."""

    verb: ClassVar[str]
    model, facts, words = Challenge, FACTS, ALL_WORDS

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.verb not in CHALLENGE.verbs_from(self.thing().state):
            return HttpResponseRedirect(self.url())
        return super().get(request, *args, **kwargs)


class Escalate(_Step):
    verb = "escalate"
    heading = "Take challenge further"
    form_class: ClassVar[type[SpokeForm]] = forms.StepForm
    submit_label = "Save step"

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today(), "means": "manager"}

    def act(self, form: Any) -> str:
        actions.escalate_challenge(challenge=self.row, by=self.actor, **_written(form, "day", "means", "note"))
        return self.url()

    def done_message(self) -> str:
        return "The step is saved."


class Resolve(_Step):
    verb = "resolve"
    heading = "Say what came of the challenge"
    form_class: ClassVar[type[SpokeForm]] = forms.ResolveForm
    submit_label = "Resolve challenge"

    def initial(self) -> dict[str, Any]:
        said = self.said()
        return {"day": clock.today(), "response": said["response"], "changed": said["changed"]}

    def act(self, form: Any) -> str:
        given = _written(form, "day", "result", "response", "changed")
        actions.resolve_challenge(challenge=self.row, by=self.actor, **given)
        return self.url()

    def done_message(self) -> str:
        return "The challenge is resolved."


class Reopen(_Step):
    verb = "reopen"
    heading = "Open challenge again"
    form_class: ClassVar[type[SpokeForm]] = forms.ReopenForm
    submit_label = "Open again"

    def act(self, form: Any) -> str:
        actions.reopen_challenge(challenge=self.row, by=self.actor, **_written(form))
        return self.url()

    def done_message(self) -> str:
        return "The challenge is open again."

    def extra_context(self) -> dict[str, Any]:
        effects = ["It counts as not resolved until you say again what came of it.", "The result it had is kept."]
        return super().extra_context() | {"confirm": Confirm("Open this challenge again", effects)}


def _written(form: Any, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in (*names, "version")}
