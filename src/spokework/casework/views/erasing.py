"""Erasing a record for good, and what came of it."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from spokework.casework import actions
from spokework.casework.actions.unsaved import Struck
from spokework.casework.forms.reaching import EraseForm, FindForm, LiftForm
from spokework.casework.presenters.erasing import effects, erasures_table, warning
from spokework.casework.queries.erasures import can_be_erased, erasures, list_is_short, who_works_with
from spokework.core.components import Confirm, Step
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView
from spokework.vault.erased_list import NotListed
from spokework.vault.scrubbing import NotScrubbed

LATER = "The record can no longer be read. Old pages of the database were in use: finish the erasure in a few minutes."


class _Erasing(WritingView):
    """A data protection officer: what is done here cannot be undone."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except NotScrubbed:
            messages.warning(request, LATER)
        except NotListed as fault:
            messages.error(request, str(fault))
        return HttpResponseRedirect(reverse("casework:erasures"))


class Erasures(_Erasing):
    form_class: ClassVar[type[SpokeForm]] = FindForm
    template_name = "casework/erasures.html"
    heading = "Erasures"
    lead = "Records erased for good, and when no copy of the keys is left that could open them."
    submit_label = "Go on to erase"

    def act(self, form: Any) -> str:
        reference = form.cleaned_data["reference"]
        if not can_be_erased(self.actor, reference):
            raise Refused("There is no record with that reference in your hub.", field="reference")
        return reverse("casework:erase", kwargs={"reference": reference})

    def extra_context(self) -> dict[str, Any]:
        rows = erasures(self.actor)
        return {
            "table": erasures_table(rows) if rows else None,
            "unfinished": any(row.purged_at is None for row in rows),
            "list_is_short": list_is_short(),
            "trail": [Step(self.heading)],
        }


class FinishErasures(_Erasing):
    form_class: ClassVar[type[SpokeForm]] = LiftForm
    heading = "Finish erasures"
    lead = "Carries on where an erasure was cut short. Nothing else is erased."
    submit_label = "Finish erasures"

    def act(self, form: Any) -> str:
        actions.resume_erasures(by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "Every erasure that was begun has been carried on."

    def cancel_url(self) -> str:
        return reverse("casework:erasures")


class Erase(_Erasing):
    form_class: ClassVar[type[SpokeForm]] = EraseForm
    template_name = "casework/erase.html"
    heading = "Erase record"
    submit_label = "Erase for good"
    submit_danger = True
    struck: Struck

    def thing(self) -> str:
        if not can_be_erased(self.actor, self.kwargs["reference"]):
            raise Http404
        return str(self.kwargs["reference"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"expected": self.kwargs["reference"]}

    def act(self, form: Any) -> str:
        reason = form.cleaned_data["reason"]
        self.struck = actions.erase_young_person(reference=self.record, by=self.actor, reason=reason).struck
        return self.cancel_url()

    def done_message(self) -> str:
        return f"{self.record} is erased. {self.struck.in_words()}".strip()

    def cancel_url(self) -> str:
        return reverse("casework:erasures")

    def extra_context(self) -> dict[str, Any]:
        return {
            "warning": warning(who_works_with(self.kwargs["reference"])),
            "confirm": Confirm(
                "This cannot be undone",
                effects(),
                people=(f"The young person whose reference is {self.kwargs['reference']}",),
            ),
            "trail": [Step("Erasures", self.cancel_url()), Step(self.kwargs["reference"])],
            # There is nothing to keep of a confirmation.
            "autosave_url": "",
        }
