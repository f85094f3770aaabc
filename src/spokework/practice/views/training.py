"""Training events, and how sure trainees felt."""

from typing import Any

from spokework.core import clock
from spokework.practice import actions
from spokework.practice.actions.confidence import NOT_BEFORE
from spokework.practice.actions.training import FACTS, WORDS
from spokework.practice.forms.training import ROLE, ConfidenceForm, TrainingCorrection, TrainingForm
from spokework.practice.models import TrainingEvent
from spokework.practice.presenters.confidence import confidence_table
from spokework.practice.queries.confidence import felt, next_trainee

from .base import CorrectDone, Recording, ShowDone, WriteDone
from .registers import DropRegister, KeepRegister, register_of


class RecordTraining(Recording):
    heading = "Record training event"
    submit_label = "Save training"
    form_class = TrainingForm
    model = TrainingEvent
    verb = staticmethod(actions.record_training)
    as_last = ("topic",)
    usually = {"minutes": 120, "topic": "recognising"}


class ShowTraining(ShowDone):
    heading = "Training event"
    template_name = "practice/training.html"
    model, facts, words = TrainingEvent, FACTS, WORDS

    def more(self, *, may_write: bool) -> dict[str, Any]:
        return register_of(self.row, self.url, may_write=may_write) | {
            "confidence": confidence_table(felt(self.actor, self.row), self.row.attended),
            "confidence_url": self.url("confidence") if may_write else "",
        }


class CorrectTraining(CorrectDone):
    heading = "Correct training event"
    form_class = TrainingCorrection
    model, facts, words = TrainingEvent, FACTS, WORDS
    verb = staticmethod(actions.correct_training)

    def typed(self, row: Any) -> dict[str, Any]:
        return super().typed(row) | {f"{ROLE}{role}": number for role, number in row.roles.items()}


class TrainingRegister(KeepRegister):
    model, facts, words = TrainingEvent, FACTS, WORDS


class DropTrainingRegister(DropRegister):
    model, facts, words = TrainingEvent, FACTS, WORDS


class EnterConfidence(WriteDone):
    """Whoever taught, with a heap of paper beside her: sheet by sheet."""

    heading = "Enter confidence"
    lead = "One sheet at a time. What a trainee answered by link is not entered here."
    form_class = ConfidenceForm
    submit_label = "Save and enter the next"
    model, facts, words = TrainingEvent, FACTS, WORDS
    _saved = 0

    def initial(self) -> dict[str, Any]:
        return {"trainee": next_trainee(self.actor, self.row)}

    def form_kwargs(self) -> dict[str, Any]:
        return {"six_months_too": clock.today() >= self.row.day + NOT_BEFORE}

    def act(self, form: ConfidenceForm) -> str:
        self._saved = form.cleaned_data["trainee"]
        for moment, score in form.scores().items():
            actions.record_confidence(training=self.row, trainee=self._saved, moment=moment, score=score, by=self.actor)
        return self.url("confidence")

    def done_message(self) -> str:
        return f"Trainee {self._saved} is saved."
