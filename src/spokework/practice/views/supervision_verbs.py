"""What becomes of one supervision: moved, held, missed, written down, looked into; and how often one is due."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.core.dates import long_date
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.practice import actions
from spokework.practice.forms import supervision as forms
from spokework.practice.models import Supervision, SupervisionWords
from spokework.practice.presenters.supervision import kind_label
from spokework.practice.queries import supervision as queries
from spokework.practice.queries.support_due import rules_of
from spokework.practice.states import SUPERVISION, SupervisionState
from spokework.programme.models import Hub
from spokework.programme.queries.hubs import hub as hub_of


class SupervisionWriting(WritingView):
    """A form about one supervision, for the two people. When it is past the verb, its page is where to go."""

    template_name = "practice/form.html"
    verb: ClassVar[str]
    record: Any
    row: Supervision

    def find(self) -> Supervision:
        found = queries.supervision(self.request.actor, self.kwargs["pk"])
        if found is None or not self.may(found):
            raise Http404
        self.row = found
        return found

    def may(self, row: Supervision) -> bool:
        return row.is_between(self.actor)

    def thing(self) -> Any:
        return self.find()

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.verb not in SUPERVISION.verbs_from(self.find().state):
            return HttpResponseRedirect(self.cancel_url())
        return super().get(request, *args, **kwargs)

    def cancel_url(self) -> str:
        return reverse("practice:supervision", kwargs={"pk": self.kwargs["pk"]})

    def extra_context(self) -> dict[str, Any]:
        lead = f"{kind_label(self.row.kind)}, planned for {long_date(self.row.due)}."
        return {"lead": lead, "trail": [Step("Supervision", self.cancel_url()), Step(self.heading)]}


class Move(SupervisionWriting):
    """Whoever has just agreed another day; nothing to lose."""

    verb = "move"
    form_class: ClassVar[type[SpokeForm]] = forms.MoveForm
    heading = "Move supervision"
    submit_label = "Move supervision"

    def may(self, row: Supervision) -> bool:
        return super().may(row) or can(self.actor, P.SUPPORT_TEAM, row)

    def initial(self) -> dict[str, Any]:
        return {"due": self.row.due}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        actions.move_supervision(supervision=self.row, due=data["due"], version=data["version"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The supervision is moved."


class Hold(SupervisionWriting):
    """One of the two, straight after; she must not lose what was said."""

    verb = "hold"
    form_class: ClassVar[type[SpokeForm]] = forms.HoldForm
    heading = "Record supervision as held"
    submit_label = "Save supervision"

    def initial(self) -> dict[str, Any]:
        return {"held_on": min(self.row.due, clock.today())}

    def act(self, form: Any) -> str:
        told = {name: form.cleaned_data[name] for name in ("held_on", "minutes", "content", "agreed")}
        actions.hold_supervision(supervision=self.row, by=self.actor, **told)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The supervision is recorded."


class Miss(SupervisionWriting):
    """One of the two, when it fell out; she must not lose why."""

    verb = "miss"
    form_class: ClassVar[type[SpokeForm]] = forms.MissForm
    heading = "Record supervision as missed"
    submit_label = "Record as missed"

    def act(self, form: Any) -> str:
        actions.miss_supervision(supervision=self.row, reason=form.cleaned_data["reason"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The supervision is recorded as missed. It stays due."


class WriteDown(SupervisionWriting):
    """Either of the two, maybe both at once; neither loses what she wrote."""

    verb = "write_down"
    form_class: ClassVar[type[SpokeForm]] = forms.WriteDownForm
    heading = "What was said"
    submit_label = "Save"
    record: SupervisionWords

    def thing(self) -> SupervisionWords:
        found = queries.words_of(self.actor, self.find())
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in forms.WORDS}

    def saved_values(self, current: SupervisionWords) -> Mapping[str, Any]:
        return {name: getattr(current, name) for name in forms.WORDS}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        told = {name: data[name] for name in (*forms.WORDS, "version")}
        actions.write_down_supervision(supervision=self.row, by=self.actor, **told)
        return self.cancel_url()

    def done_message(self) -> str:
        return "What was said is saved."


class LookIn(SupervisionWriting):
    """A safeguarding lead worried about somebody; she must not lose why."""

    form_class: ClassVar[type[SpokeForm]] = forms.LookInForm
    heading = "Read what was said"
    submit_label = "Read for 60 minutes"

    def may(self, row: Supervision) -> bool:
        return not row.is_between(self.actor)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.find().state == SupervisionState.PLANNED or queries.is_open_to(self.actor, self.row):
            return HttpResponseRedirect(self.cancel_url())
        return WritingView.get(self, request, *args, **kwargs)

    def act(self, form: Any) -> str:
        actions.look_into_supervision(supervision=self.row, reason=form.cleaned_data["reason"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "You can read it for 60 minutes. The two people see that you did."

    def extra_context(self) -> dict[str, Any]:
        effects = (
            "You read what was said and agreed in this one supervision, for 60 minutes.",
            "The two people see that you read it, and when. Your reason goes to the hub's managers.",
        )
        return super().extra_context() | {"confirm": Confirm("Reading is noticed", effects)}


class ChangeRules(WritingView):
    """A manager at the start of a year; nothing to lose."""

    form_class: ClassVar[type[SpokeForm]] = forms.RulesForm
    template_name = "practice/form.html"
    heading = "How often supervision is due"
    lead = "Counted from the last one that was held, or from the first day in post. It applies to everybody at once."
    submit_label = "Save"
    record: Hub

    def thing(self) -> Hub:
        found = hub_of(self.actor, self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return {kind.value: weeks for kind, weeks in rules_of([self.record.pk])[self.record.pk].items()}

    def act(self, form: forms.RulesForm) -> str:
        actions.change_supervision_rules(hub_id=self.record.pk, weeks=form.weeks(), by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The rules are saved."

    def cancel_url(self) -> str:
        return reverse("casework:team")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Team", self.cancel_url()), Step(self.heading)]}
