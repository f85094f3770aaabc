"""Key messages: what the evaluation has to say, on what, and what speaks against it."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Confirm
from spokework.core.forms import AsItStoodForm
from spokework.evaluation import actions
from spokework.evaluation.forms import messages as forms
from spokework.evaluation.models import Theory
from spokework.evaluation.presenters.theories import to_choose
from spokework.evaluation.queries import messages as rows
from spokework.evaluation.queries.theories import evidence, theories, why_stale
from spokework.evaluation.states import THEORY
from spokework.evaluation.team import Work
from spokework.evaluation.weighing import RULE

from .base import Reading, Writing, expected


class Messages(Reading):
    heading = "Key messages"
    template_name = "evaluation/messages.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return self.show(messages_kept=rows.messages(self.actor, self.evaluation), rule=RULE)


class WriteMessage(Writing):
    needs = Work.LEAD
    form_class = forms.MessageForm
    heading = "Write a key message"
    submit_label = "Save message"
    back = "messages"

    def form_kwargs(self) -> dict[str, Any]:
        self.offered: dict[str, Theory] = {str(each.number): each for each in theories(self.actor, self.evaluation)}
        labels = [(number, f"{each.title} ({THEORY.words(each.state)})") for number, each in self.offered.items()]
        return {"theories": labels}

    def act(self, form: Any) -> str:
        self.write(form)
        return self.cancel_url()

    def write(self, form: Any, **more: Any) -> None:
        chosen = [self.offered[number] for number in form.cleaned_data["theories"]]
        words = form.cleaned_data["words"]
        actions.write_message(evaluation=self.evaluation, words=words, theories=chosen, by=self.actor, **more)


class _OfMessage(Writing):
    needs = Work.LEAD
    back = "messages"

    def thing(self) -> Any:
        found = rows.message_of(self.actor, self.evaluation, self.kwargs["number"])
        if found is None:
            raise Http404
        self.kept = found
        return found.message


class ChangeMessage(_OfMessage, WriteMessage):
    form_class = forms.MessageChange
    template_name = "evaluation/judging.html"
    heading = "Change a key message"
    lead = "Saved, it is stood by again: what it shows is chosen anew."

    def initial(self) -> dict[str, Any]:
        numbers = [str(each.theory.number) for each in self.kept.theories]
        return {"words": self.record.words, "theories": numbers}

    def extra_context(self) -> dict[str, Any]:
        return super().extra_context() | {"stale": self.kept.flags}

    def write(self, form: Any, **more: Any) -> None:
        super().write(form, message=self.record, expected=expected(form))


class PinEvidence(_OfMessage):
    form_class = forms.PinForm
    heading = "Pin evidence"
    lead = RULE
    submit_label = "Save"

    def form_kwargs(self) -> dict[str, Any]:
        mine = {each.theory_id for each in self.kept.theories}
        judged = [row for row in evidence(self.actor, self.evaluation) if row.theory_id in mine]
        self.offered = {str(row.number): row for row in judged if not why_stale(row)}
        return {"evidence": to_choose(self.offered.values())}

    def initial(self) -> dict[str, Any]:
        return {"evidence": [str(number) for number in self.record.pinned]}

    def act(self, form: Any) -> str:
        chosen = [self.offered[number] for number in form.cleaned_data["evidence"]]
        actions.pin_evidence(message=self.record, evidence=chosen, by=self.actor, expected=expected(form))
        return self.cancel_url()


class RemoveMessage(_OfMessage):
    form_class = AsItStoodForm
    heading = "Take a key message away"
    submit_label = "Take it away"
    submit_danger = True

    def extra_context(self) -> dict[str, Any]:
        confirm = Confirm("Before you take it away", ["It leaves the report. That it was there stays on record."])
        return super().extra_context() | {"confirm": confirm, "lead": self.record.words}

    def act(self, form: Any) -> str:
        actions.remove_message(message=self.record, by=self.actor, expected=expected(form))
        return self.cancel_url()
