"""One page a decision."""

from typing import Any, ClassVar

from spokework.casework import actions
from spokework.casework.forms import triaging as forms
from spokework.casework.models import Referral, YoungPerson
from spokework.casework.pages import MovedTo
from spokework.core.forms import SpokeForm

from .referrals import ReferralWriting


class StartTriage(ReferralWriting):
    """A manager with the list in front of her; there is nothing to lose."""

    form_class: ClassVar[type[SpokeForm]] = forms.StartForm
    heading = "Start triage"
    lead = "From today this referral is being looked at."
    submit_label = "Start triage"

    def act(self, form: Any) -> str:
        actions.start_triage(referral=self.record, by=self.actor)
        return self.here()

    def done_message(self) -> str:
        return "Triage has started."


class AskForInformation(ReferralWriting):
    """A manager after speaking to the referrer; she must not lose what she asked for."""

    form_class: ClassVar[type[SpokeForm]] = forms.AskForm
    heading = "Ask for information"
    lead = "Ask the referrer first, then write here what you asked for. Nothing is sent from this page."
    submit_label = "Record what was asked"

    def act(self, form: Any) -> str:
        actions.ask_for_information(referral=self.record, asked=form.cleaned_data["asked"], by=self.actor)
        return self.here()

    def done_message(self) -> str:
        return "Recorded. The referral waits for the answer."


class ReceiveInformation(ReferralWriting):
    """A manager with the referrer's answer; she must not lose their words."""

    form_class: ClassVar[type[SpokeForm]] = forms.AnswerForm
    heading = "Record the answer"
    submit_label = "Record answer"

    def act(self, form: Any) -> str:
        actions.receive_information(referral=self.record, words=form.cleaned_data["words"], by=self.actor)
        return self.here()

    def done_message(self) -> str:
        return "The answer is recorded. The referral is in triage again."


class Accept(ReferralWriting):
    """A manager who has decided; she must not lose what the worker should know."""

    form_class: ClassVar[type[SpokeForm]] = forms.AcceptForm
    heading = "Accept referral"
    lead = "From today the young person waits for a worker."
    submit_label = "Accept referral"

    def act(self, form: Any) -> str:
        actions.accept_referral(referral=self.record, note=form.cleaned_data["note"], by=self.actor, **form.judgement())
        return self.here()

    def done_message(self) -> str:
        return "The referral is accepted and waits for a worker."


class Decline(ReferralWriting):
    """A manager who has decided; she must not lose what she told the referrer."""

    form_class: ClassVar[type[SpokeForm]] = forms.DeclineForm
    heading = "Decline referral"
    lead = "The referral ends today. It cannot be taken up again; the young person can be referred again."
    submit_label = "Decline referral"
    submit_danger = True

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        actions.decline_referral(
            referral=self.record, reason=data["reason"], note=data["note"], by=self.actor, **form.judgement()
        )
        return self.here()

    def done_message(self) -> str:
        return "The referral is declined."


class Signpost(ReferralWriting):
    """A manager who has found a better place; she must not lose which."""

    form_class: ClassVar[type[SpokeForm]] = forms.SignpostForm
    heading = "Signpost referral"
    lead = "The referral ends today: another service is better placed. Nothing is sent from this page."
    submit_label = "Signpost referral"

    def act(self, form: Any) -> str:
        actions.signpost_referral(referral=self.record, to=form.cleaned_data["to"], by=self.actor, **form.judgement())
        return self.here()

    def done_message(self) -> str:
        return "The referral is signposted elsewhere."


class Withdraw(ReferralWriting):
    """A manager told that nobody waits any more; she must not lose why."""

    form_class: ClassVar[type[SpokeForm]] = forms.WithdrawForm
    heading = "Withdraw referral"
    lead = "The young person waits no longer. They can be referred again."
    submit_label = "Withdraw referral"
    submit_danger = True

    def act(self, form: Any) -> str:
        actions.withdraw_referral(referral=self.record, reason=form.cleaned_data["reason"], by=self.actor)
        return self.here()

    def done_message(self) -> str:
        return "The referral is withdrawn."


class Judge(ReferralWriting):
    """A manager mending what was left open on the day of the decision."""

    form_class: ClassVar[type[SpokeForm]] = forms.JudgeForm
    heading = "How the referral was made"
    lead = "Over time the answers show whether local practice changes."
    submit_label = "Save answers"

    def within(self, young_person: YoungPerson) -> Referral:
        found = super().within(young_person)
        if self.is_asked and found.decided_on is None:
            raise MovedTo(self.here())
        return found

    def initial(self) -> dict[str, Any]:
        return forms.JudgeForm.shown(self.record)

    def act(self, form: Any) -> str:
        version = form.cleaned_data["version"]
        actions.judge_referral(referral=self.record, by=self.actor, version=version, **form.judgement())
        return self.here()

    def done_message(self) -> str:
        return "The answers are saved."
