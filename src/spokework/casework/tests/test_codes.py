"""What is counted stands on a list: a code nobody knows is refused at its field, and nothing is saved."""

from typing import Any

import pytest

from spokework.casework import actions
from spokework.casework.actions import Characteristics
from spokework.casework.models import Referral, YoungPerson
from spokework.casework.tests.situations import a_hub, a_referral, a_young_person, an_identity, refused
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db

FIGURES: list[dict[str, Any]] = [
    {"sex": "X"},
    {"ethnicity": "MARTIAN"},
    {"disability": ["HEAR", "WINGS"]},
    {"care_status": "maybe"},
    {"education": "at sea"},
]


@pytest.mark.parametrize(("field", "code"), [("source", "martian"), ("consent", "maybe"), ("level", "extreme")])
def test_a_referral_takes_no_code_that_is_on_no_list(field: str, code: str) -> None:
    answer = refused(a_referral, hub=a_hub(), **{field: code})
    assert answer.field == field
    assert "from the list" in answer.message
    assert not Referral.objects.unscoped("tests").exists()


@pytest.mark.parametrize("given", FIGURES, ids=lambda given: next(iter(given)))
def test_a_record_takes_no_code_that_is_on_no_list(given: dict[str, Any]) -> None:
    (field,) = given
    told = Characteristics(**given)
    assert refused(a_referral, hub=a_hub(), characteristics=told).field == field
    assert not YoungPerson.objects.unscoped("tests").exists()
    there = a_young_person()
    answer = refused(
        actions.correct_details, young_person=there, identity=an_identity(), characteristics=told, by=AT_THE_MACHINE
    )
    assert answer.field == field
