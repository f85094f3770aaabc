"""Between hubs: asking, and answering."""

from typing import Any, ClassVar

from django.http import Http404

from spokework.casework import actions
from spokework.casework.forms.asking import AnswerHubForm, AskHubForm
from spokework.casework.models import Inquiry, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonWriting
from spokework.casework.queries.duplicates import known_elsewhere
from spokework.casework.queries.inquiries import inquiry_of
from spokework.core.components import Confirm
from spokework.core.forms import SpokeForm
from spokework.programme.models import Hub


class AskHub(YoungPersonWriting):
    """A manager in triage; she must not lose her question."""

    form_class: ClassVar[type[SpokeForm]] = AskHubForm
    heading = "Ask another hub"
    submit_label = "Send question"
    hubs: list[Hub]

    def within(self, young_person: YoungPerson) -> YoungPerson:
        self.hubs = known_elsewhere(young_person)
        if self.is_asked and not self.hubs:
            # As after a merge, or once the other hub has erased its record: there is nobody to ask any more.
            raise MovedTo(self.url("young_person"))
        return young_person

    def form_kwargs(self) -> dict[str, Any]:
        return {"hubs": self.hubs}

    def act(self, form: AskHubForm) -> str:
        actions.ask_other_hub(
            young_person=self.young_person, hub=form.chosen(), words=form.cleaned_data["words"], by=self.actor
        )
        return self.url("young_person")

    def done_message(self) -> str:
        return "Your question was sent. The answer comes to this record."

    def cancel_url(self) -> str:
        return self.url("referrals")

    def content(self) -> dict[str, Any]:
        effects = (
            "The manager of that hub sees your words beside the record they hold.",
            "Nothing of this record is shown to them, and nothing of theirs to you but their answer.",
            "Both hubs’ logs say that you asked.",
        )
        people = [f"The manager of {hub}" for hub in self.hubs]
        return {"confirm": Confirm("Somebody of this name and date of birth is known elsewhere", effects, people)}


class AnswerHub(YoungPersonWriting):
    """A manager whom another hub asked; she must not lose her answer, nor say more than she means to."""

    form_class: ClassVar[type[SpokeForm]] = AnswerHubForm
    template_name = "casework/answer_hub.html"
    heading = "Answer another hub"
    submit_label = "Send answer"
    record: Inquiry

    def within(self, young_person: YoungPerson) -> Inquiry:
        found = inquiry_of(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        if self.is_asked and found.answered_on is not None:
            raise MovedTo(self.url("young_person"))
        return found

    def act(self, form: AnswerHubForm) -> str:
        actions.answer_inquiry(inquiry=self.record, answer=form.cleaned_data["answer"], by=self.actor)
        return self.url("young_person")

    def done_message(self) -> str:
        return "Your answer was sent."

    def cancel_url(self) -> str:
        return self.url("young_person")

    def content(self) -> dict[str, Any]:
        effects = (
            f"{self.record.asking} sees your words, and nothing else of this record.",
            "Both hubs’ logs say that you answered.",
        )
        people = (f"The managers of {self.record.asking}",)
        confirm = Confirm("What you write leaves your hub", effects, people, undo="It cannot be taken back.")
        return {"inquiry": self.record, "confirm": confirm}
