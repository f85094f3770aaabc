"""Whose it is, put right."""

from typing import Any

from spokework.core.components import Confirm
from spokework.practice import actions
from spokework.practice.actions import challenging, consulting, joining
from spokework.practice.forms.base import RelinkForm
from spokework.practice.models import Challenge, Consultancy, JointWork
from spokework.practice.queries.choices import offered

from .base import WriteDone


class _Relink(WriteDone):
    """A worker who chose the wrong name from the list; the words must not stay in the wrong record."""

    heading = "Change whose it is"
    form_class = RelinkForm
    submit_label = "Move it"

    def form_kwargs(self) -> dict[str, Any]:
        return {"offered": offered(self.actor, self.row.hub_id, with_cases=True)}

    def initial(self) -> dict[str, Any]:
        return {"case": self.link.young_person.reference if self.link else ""}

    def act(self, form: Any) -> str:
        case = form.offered.case(form.cleaned_data["case"])
        actions.relink(row=self.row, case=case, by=self.actor, version=form.cleaned_data["version"])
        return self.url()

    def done_message(self) -> str:
        return "What was said now stands where it belongs."

    def extra_context(self) -> dict[str, Any]:
        effects = [
            "Everything that was said moves to the record you choose, under that young person's key.",
            "With “Nobody is named” it becomes the hub's own, and your colleagues can read it. Name nobody in it.",
            "The record it stood in loses it at once; its log says that it was there.",
        ]
        confirm = Confirm("Move what was said", effects, undo="It can be moved back as long as you reach both.")
        return super().extra_context() | {"confirm": confirm, "names_cases": True}


class RelinkConsultancy(_Relink):
    model, facts, words = Consultancy, consulting.FACTS, consulting.WORDS


class RelinkJointWork(_Relink):
    model, facts, words = JointWork, joining.FACTS, joining.WORDS


class RelinkChallenge(_Relink):
    model, facts, words = Challenge, challenging.FACTS, challenging.WORDS
