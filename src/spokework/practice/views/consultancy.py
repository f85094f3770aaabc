"""Advice to another professional."""

from spokework.practice import actions
from spokework.practice.actions.consulting import FACTS, WORDS
from spokework.practice.forms.consultancy import ConsultancyCorrection, ConsultancyForm
from spokework.practice.models import Consultancy

from .base import CorrectDone, Recording, ShowDone


class RecordConsultancy(Recording):
    heading = "Record consultancy"
    submit_label = "Save consultancy"
    form_class = ConsultancyForm
    model = Consultancy
    verb = staticmethod(actions.record_consultancy)
    names_cases = True
    as_last = ("role", "topic")
    usually = {"minutes": 30}


class ShowConsultancy(ShowDone):
    heading = "Consultancy"
    model, facts, words = Consultancy, FACTS, WORDS


class CorrectConsultancy(CorrectDone):
    heading = "Correct consultancy"
    form_class = ConsultancyCorrection
    model, facts, words = Consultancy, FACTS, WORDS
    verb = staticmethod(actions.correct_consultancy)
