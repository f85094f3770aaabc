"""The course of a case: pausing, closing, undoing a wrong closure, reopening."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse, HttpResponseRedirect

from spokework.casework import actions
from spokework.casework.forms import life as forms
from spokework.casework.models import Case, YoungPerson
from spokework.casework.models.case import UNDO_WITHIN
from spokework.casework.pages import YoungPersonWriting
from spokework.casework.queries import case_life
from spokework.casework.queries.room import workers
from spokework.casework.states import CASE, CaseState
from spokework.core.components import Confirm
from spokework.core.dates import long_date
from spokework.core.forms import SpokeForm


class CaseWriting(YoungPersonWriting):
    """A form about one case. When the case is past the verb, its page leads back to the young person."""

    verb: ClassVar[str]
    record: Case

    def within(self, young_person: YoungPerson) -> Case:
        found = case_life.case_of(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        case = self.thing()
        if self.verb not in CASE.verbs_from(case.state) or (self.verb == "undo_closure" and case.is_too_late_to_undo):
            return HttpResponseRedirect(self.url("young_person"))
        return super().get(request, *args, **kwargs)

    def cancel_url(self) -> str:
        return self.url("young_person")


class Pause(CaseWriting):
    """A worker told that support must wait; she must not lose why."""

    verb = "pause"
    form_class: ClassVar[type[SpokeForm]] = forms.PauseForm
    heading = "Pause case"
    lead = "A paused case still counts against the worker's room, and its review stays due."
    submit_label = "Pause case"

    def act(self, form: Any) -> str:
        actions.pause_case(case=self.record, reason=form.cleaned_data["reason"], by=self.actor)
        return self.url("young_person")

    def done_message(self) -> str:
        return f"The case of {self.young_person.reference} is paused."


class Resume(CaseWriting):
    """A worker about to meet the young person again; there is nothing to lose."""

    verb = "resume"
    form_class: ClassVar[type[SpokeForm]] = forms.ResumeForm
    heading = "Resume case"
    submit_label = "Resume case"

    def act(self, form: Any) -> str:
        actions.resume_case(case=self.record, by=self.actor)
        return self.url("young_person")

    def done_message(self) -> str:
        return f"The case of {self.young_person.reference} is open again."

    def content(self) -> dict[str, Any]:
        pause = case_life.pause_of(self.actor, self.record)
        return {"lead": f"Paused since {long_date(pause.start)}." if pause else ""}


class Close(CaseWriting):
    """A manager with the worker beside her; she must not lose what changed and who was told."""

    verb = "close"
    form_class: ClassVar[type[SpokeForm]] = forms.CloseForm
    template_name = "casework/close.html"
    heading = "Close case"
    submit_label = "Close case"
    submit_danger = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"assessments": case_life.closing_assessments(self.actor, self.record)}

    def initial(self) -> dict[str, Any]:
        return {} if case_life.closing_assessments(self.actor, self.record) else {"assessment": forms.NONE}

    def act(self, form: forms.CloseForm) -> str:
        actions.close_case(case=self.record, by=self.actor, **form.values())
        return self.url("young_person")

    def done_message(self) -> str:
        return f"The case of {self.young_person.reference} is closed."

    def content(self) -> dict[str, Any]:
        left = case_life.unfinished(self.actor, self.record)
        effects = [
            f"{self.about.worker or 'The worker'} no longer sees this record.",
            "The record stays readable to managers. Support can begin again as a new case.",
        ]
        if self.record.state == CaseState.PAUSED:
            effects.append("The pause ends.")
        if left.planned:
            effects.append(f"{_many(left.planned, 'contact')} planned and not completed: they stay as they are.")
        if left.drafts:
            effects.append(f"{_many(left.drafts, 'assessment')} not signed: sign or leave them before you close.")
        undo = f"A wrong closure can be undone for {UNDO_WITHIN.days} days, with a reason."
        return {"confirm": Confirm("The case closes today", effects, undo=undo)}


def _many(number: int, noun: str) -> str:
    return f"{number} {noun} is" if number == 1 else f"{number} {noun}s are"


class UndoClosure(CaseWriting):
    """A manager who has just seen the mistake; she must not lose why it was one."""

    verb = "undo_closure"
    form_class: ClassVar[type[SpokeForm]] = forms.UndoForm
    heading = "Undo closure"
    submit_label = "Undo closure"

    def act(self, form: Any) -> str:
        told = {name: form.cleaned_data[name] for name in ("reason", "over_cap_reason")}
        actions.undo_closure(case=self.record, by=self.actor, **told)
        return self.url("young_person")

    def done_message(self) -> str:
        return f"The case of {self.young_person.reference} is open again."

    def content(self) -> dict[str, Any]:
        closure = case_life.closure_of(self.actor, self.record)
        if closure is None:
            return {}
        until = long_date(self.record.undo_until)
        effects = (
            f"It was closed on {long_date(closure.day)} by {closure.by.name if closure.by else 'somebody else'}.",
            "The case is open again, with the worker who held it, if she is still in post and has room.",
            "The closure stays on the record as undone, with your reason.",
        )
        return {"confirm": Confirm("The case opens again", effects, undo=f"This can be done until {until}.")}


class Reopen(YoungPersonWriting):
    """A manager asked to help again; she must not lose why she went over the cap."""

    form_class: ClassVar[type[SpokeForm]] = forms.ReopenForm
    template_name = "casework/choose_worker.html"
    heading = "Reopen"
    lead = "Support begins again today as a new case. What was written in the earlier one stays with it."
    submit_label = "Open a new case"

    def within(self, young_person: YoungPerson) -> YoungPerson:
        # Asked for only: whoever sends it after somebody else has reopened is told so, and keeps what she typed.
        if self.case is None or (self.is_asked and self.case.state != CaseState.CLOSED):
            raise Http404
        return young_person

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": workers(self.actor, self.young_person.hub_id)}

    def act(self, form: forms.ReopenForm) -> str:
        actions.reopen_case(
            young_person=self.young_person,
            appointment=form.chosen(),
            by=self.actor,
            over_cap_reason=form.cleaned_data["over_cap_reason"],
        )
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.young_person.reference} has a new case."

    def cancel_url(self) -> str:
        return self.url("young_person")
