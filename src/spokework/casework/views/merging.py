"""Two records of one young person."""

from typing import Any, ClassVar

from django.http import Http404

from spokework.casework import actions
from spokework.casework.forms.merging import MergeForm, OtherRecordForm
from spokework.casework.models import YoungPerson
from spokework.casework.pages import YoungPersonWriting
from spokework.casework.presenters.merging import differing
from spokework.casework.queries.duplicates import likely_duplicates
from spokework.casework.queries.merging import what_moves
from spokework.casework.queries.person import by_reference
from spokework.core.components import Confirm
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm


class ChooseOther(YoungPersonWriting):
    """A manager who met the same young person twice; there is nothing to lose yet."""

    form_class: ClassVar[type[SpokeForm]] = OtherRecordForm
    template_name = "casework/merge_choose.html"
    heading = "Merge with another record"
    lead = "This record is kept; the other one is merged into it."
    submit_label = "Continue"

    def act(self, form: OtherRecordForm) -> str:
        other = by_reference(self.actor, form.cleaned_data["other"])
        if other is None or other.hub_id != self.young_person.hub_id:
            raise Refused("There is no such record in this hub that you can open.", field="other")
        if other.pk == self.young_person.pk:
            raise Refused("This is the record itself. Enter the other one.", field="other")
        return self.url("merge_into", other=other.reference)

    def cancel_url(self) -> str:
        return self.url("young_person")

    def content(self) -> dict[str, Any]:
        likely = likely_duplicates(self.actor, self.young_person)
        return {"likely": [(each, self.url("merge_into", other=each.young_person.reference)) for each in likely]}


class Merge(YoungPersonWriting):
    """A manager about to do what cannot be undone; nothing of either record may be lost."""

    form_class: ClassVar[type[SpokeForm]] = MergeForm
    heading = "Merge two records"
    submit_label = "Merge records"
    submit_danger = True
    other: YoungPerson

    def within(self, young_person: YoungPerson) -> YoungPerson:
        found = by_reference(self.actor, self.kwargs["other"])
        if found is None or found.hub_id != young_person.hub_id or found.pk == young_person.pk:
            raise Http404
        self.other = found
        return young_person

    def act(self, form: MergeForm) -> str:
        actions.merge_young_people(keep=self.young_person, merge=self.other, by=self.actor)
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.other.reference} is merged into {self.young_person.reference}."

    def cancel_url(self) -> str:
        return self.url("young_person")

    def content(self) -> dict[str, Any]:
        keep, other = self.young_person, self.other
        moves = ", ".join(what_moves(self.actor, other)) or "Nothing yet"
        effects = [
            f"From {other.reference} to {keep.reference} move: {moves}.",
            f"What {keep.reference} does not say yet is taken from {other.reference}.",
            *differing(keep, other),
            f"{other.reference} is emptied. Its address leads to {keep.reference}.",
        ]
        people = [f"{row.full_name}, {row.reference}" for row in (keep, other)]
        title = f"{other.reference} is merged into {keep.reference}"
        return {"confirm": Confirm(title, effects, people, undo="This cannot be undone.")}
