"""Training events: who came, in what role, and how sure they felt."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.core import clock
from spokework.practice import actions, codes
from spokework.practice.models import Confidence, Correction, TrainingEvent
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_area

from .situations import a_training, refused

pytestmark = pytest.mark.django_db
BEFORE, LATER = codes.Moment.BEFORE, codes.Moment.SIX_MONTHS


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": clock.today() + timedelta(days=1)}, "day"),
        ({"minutes": 0}, "minutes"),
        ({"attended": 0}, "attended"),
        ({"topic": "weather"}, "topic"),
        ({"attended": 5, "roles": {"teacher": 3, "police_officer": 3}}, "roles"),
        ({"roles": {"wizard": 1}}, "roles"),
        ({"roles": {"teacher": -1}}, "roles"),
    ],
)
def test_what_cannot_be_is_refused_by_field(facts: dict[str, Any], field: str) -> None:
    assert refused(a_training, **facts).field == field


def test_an_agency_of_another_area_is_refused() -> None:
    assert refused(a_training, area=an_area(), agency=a_host()).field == "agency"


def test_roles_that_nobody_came_in_are_not_kept() -> None:
    done = a_training(roles={"teacher": 3, "manager": 0, "other": None})
    assert done.roles == {"teacher": 3}


def score(training: TrainingEvent, **given: Any) -> Confidence:
    usual = {"trainee": 1, "moment": BEFORE, "score": 2, "by": AT_THE_MACHINE}
    return actions.record_confidence(training=training, **(usual | given))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"score": 6}, "score"),
        ({"score": 0}, "score"),
        ({"trainee": 0}, "trainee"),
        ({"trainee": 11}, "trainee"),
        ({"moment": "at lunch"}, "moment"),
        ({"moment": LATER}, "moment"),
    ],
)
def test_a_score_that_cannot_be_is_refused_by_field(given: dict[str, Any], field: str) -> None:
    refusal = refused(score, training=a_training(attended=10), **given)
    assert refusal.field == field
    assert not Confidence.objects.unscoped("tests").exists()


def test_six_months_later_is_entered_when_it_has_come() -> None:
    training = a_training(day=clock.today() - timedelta(days=150))
    assert score(training, moment=LATER, score=4).score == 4


def test_the_same_again_changes_nothing_and_paper_can_be_corrected() -> None:
    training = a_training()
    first = score(training, score=2)
    assert score(training, score=2).version == 1
    assert score(training, score=3).version == 2
    (kept,) = Correction.objects.unscoped("tests")
    assert (kept.row, kept.earlier) == (first.pk, {"score": 2})
    assert refused(score, training=training, score=6).field == "score"


def test_no_fewer_can_have_come_than_gave_a_score() -> None:
    training = a_training(attended=10)
    score(training, trainee=8)
    assert refused(actions.correct_training, training=training, by=AT_THE_MACHINE, attended=7).field == "attended"
    corrected = actions.correct_training(training=training, by=AT_THE_MACHINE, attended=8, roles={"teacher": 8})
    assert (corrected.attended, corrected.roles) == (8, {"teacher": 8})
    assert (
        refused(actions.correct_training, training=training, by=AT_THE_MACHINE, roles={"teacher": 9}).field == "roles"
    )
