"""Awareness sessions: talks and groups."""

from dataclasses import replace
from typing import Any

from spokework.practice import actions
from spokework.practice.actions.sessions import FACTS, WORDS
from spokework.practice.forms.sessions import SessionCorrection, SessionForm
from spokework.practice.models import AwarenessSession
from spokework.practice.queries.choices import Offered, series_of

from .base import CorrectDone, Recording, ShowDone
from .registers import DropRegister, KeepRegister, register_of


class RecordSession(Recording):
    heading = "Record awareness session"
    submit_label = "Save session"
    form_class = SessionForm
    model = AwarenessSession
    verb = staticmethod(actions.record_session)
    as_last = ("audience", "topic", "venue")
    usually = {"minutes": 60}

    def offered(self) -> Offered:
        return replace(super().offered(), series=series_of(self.actor, self.hub.pk))


class ShowSession(ShowDone):
    heading = "Awareness session"
    template_name = "practice/event.html"
    model, facts, words = AwarenessSession, FACTS, WORDS

    def more(self, *, may_write: bool) -> dict[str, Any]:
        return register_of(self.row, self.url, may_write=may_write)


class CorrectSession(CorrectDone):
    heading = "Correct awareness session"
    form_class = SessionCorrection
    model, facts, words = AwarenessSession, FACTS, WORDS
    verb = staticmethod(actions.correct_session)

    def with_more(self, there: Offered) -> Offered:
        return replace(there, series=series_of(self.actor, self.row.hub_id))


class SessionRegister(KeepRegister):
    model, facts, words = AwarenessSession, FACTS, WORDS


class DropSessionRegister(DropRegister):
    model, facts, words = AwarenessSession, FACTS, WORDS
