"""Who took part, by pseudonym, and what they agreed to."""

from typing import Any

from django.http import HttpResponse

from spokework.core.components import Confirm, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import evaluation as forms
from spokework.evaluation.models import Participant
from spokework.evaluation.presenters import evaluation as present
from spokework.evaluation.queries import evaluations as rows
from spokework.evaluation.queries.coding import memos

from .base import Reading, Writing, expected, said


class Participants(Reading):
    heading = "Who took part"
    template_name = "evaluation/participants.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = list(rows.participants(self.actor, self.evaluation))
        table = present.participants_table(self.evaluation, found)
        return self.show(table=table if found else None)


class AddParticipant(Writing):
    form_class = forms.ParticipantForm
    heading = "Add somebody who took part"
    lead = "By pseudonym only. Who they are stands in your own list, not here."
    submit_label = "Add"
    back = "participants"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"site": rows.sites(self.actor, self.evaluation)}}

    def act(self, form: Any) -> str:
        actions.add_participant(evaluation=self.record, by=self.actor, **said(form))
        return self.cancel_url()


class ShowParticipant(Reading):
    """What somebody who took part agreed to, and what was thought about them. Withdrawn, that alone stays."""

    template_name = "evaluation/participant.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        participant = self.row(Participant, "site")
        return self.show(
            title="Who took part",
            heading=participant.pseudonym,
            participant=participant,
            facts=present.participant_facts(participant),
            memos=memos(self.actor, participant=participant),
            trail=self.trail(Step("Who took part", self.link("participants")), here=participant.pseudonym),
        )


class _OfParticipant(Writing):
    def thing(self) -> Any:
        return self.row(Participant)

    def cancel_url(self) -> str:
        return self.link("participant", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Who took part", self.link("participants")), Step(self.record.pseudonym, self.cancel_url())
        return {"trail": self.trail(*steps), "lead": self.record.pseudonym}


class AnswerConsent(_OfParticipant):
    form_class = forms.ConsentForm
    heading = "Consent to the research"

    def initial(self) -> dict[str, Any]:
        return {"consent": self.record.consent, "consent_on": self.record.consent_on}

    def act(self, form: Any) -> str:
        actions.answer_consent(participant=self.record, by=self.actor, expected=expected(form), **said(form))
        return self.cancel_url()


class WithdrawParticipant(_OfParticipant):
    heading = "Consent was withdrawn"
    submit_label = "Withdraw everything they said"
    submit_danger = True

    def extra_context(self) -> dict[str, Any]:
        confirm = Confirm(
            "Before you withdraw this",
            [
                "Every source of theirs leaves counts, matrices, exports and reports now.",
                "Every memo about them goes too.",
                "Every quote of theirs leaves what is published now.",
                "The key of each text is destroyed: it cannot be read again, in backups neither once they expire.",
                "That it was withdrawn, and when, stays on record.",
            ],
            people=[self.record.pseudonym],
            undo="It cannot be undone.",
        )
        return super().extra_context() | {"confirm": confirm}

    def act(self, form: Any) -> str:
        actions.withdraw_participant(participant=self.record, by=self.actor)
        return self.cancel_url()
