"""Sharing: nothing is saved without whom, what for, by what right and why; a correction loses nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import IntelligenceSubmission, Sharing, SharingCorrection, YoungPerson
from spokework.casework.models.sharing import NEVER_WITHOUT
from spokework.casework.presenters.who_was_told import ABOUT, WHY
from spokework.casework.queries.sharing import corrections
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host

from .situations import (
    a_closed_case,
    a_contact,
    a_hub,
    a_planned_contact,
    a_sharing,
    a_spoke,
    a_telling,
    acting,
    an_intelligence_submission,
    an_open_case,
    not_told,
    refused,
)

pytestmark = pytest.mark.django_db
NOTHING: dict[str, Any] = dict.fromkeys(NEVER_WITHOUT, "") | {"items": []}


@pytest.fixture
def young_person() -> YoungPerson:
    return an_open_case(opened=clock.today() - timedelta(days=30)).young_person


def test_a_sharing_keeps_whom_what_why_and_by_what_right() -> None:
    worker = a_spoke(a_hub())
    case, school = an_open_case(worker=worker), a_host(kind="education")
    made = a_sharing(case.young_person, by=acting(worker), agency=school, what="Which bus she takes")
    found = Sharing.objects.visible_to(acting(worker)).get()
    assert found.pk == made.pk
    assert (found.number, found.agency, found.told_to) == (1, school, "Designated safeguarding lead")
    assert (found.what, found.items, found.by_id) == ("Which bus she takes", ["risk"], worker.worker_id)
    assert Event.objects.latest("pk").action == "information shared"


@pytest.mark.parametrize("field", NEVER_WITHOUT)
@pytest.mark.parametrize("shared", [a_sharing, an_intelligence_submission])
def test_without_any_of_these_nothing_is_saved(shared: Any, field: str, young_person: YoungPerson) -> None:
    answer = refused(shared, young_person=young_person, **{field: NOTHING[field]})
    assert answer.field == field
    assert answer.message == NEVER_WITHOUT[field]
    for model in (Sharing, IntelligenceSubmission):
        assert not model.objects.unscoped("tests").exists()


@pytest.mark.parametrize("field", ["told_to", "necessity"])
def test_spaces_are_no_answer(field: str, young_person: YoungPerson) -> None:
    assert refused(a_sharing, young_person=young_person, **{field: "  \n"}).field == field


def test_not_even_the_row_itself_is_saved_without_them(young_person: YoungPerson) -> None:
    row = a_sharing(young_person)
    row.necessity = ""
    with pytest.raises(Refused):
        row.save()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"day": date(2999, 1, 1)}, "day"),
        ({"day": date(2016, 2, 29)}, "day"),
        ({"channel": "pigeon"}, "channel"),
        ({"items": ["everything"]}, "items"),
        ({"items": ["other"]}, "what"),
        ({"purpose": "gossip"}, "purpose"),
        ({"purpose": "other"}, "purpose_words"),
        ({"basis": "habit"}, "basis"),
        ({"condition": "habit"}, "condition"),
        ({"items": ["health"], "condition": "not_needed"}, "condition"),
        ({"arose": "nowhere"}, "arose"),
        ({"young_person_told": False}, "not_told"),
        ({"young_person_told": False, "not_told": "risk"}, "told_how"),
        ({"young_person_told": False, "not_told": "habit", "told_how": "Because"}, "not_told"),
        ({"not_told": "risk"}, "not_told"),
        ({"basis": "consent"} | not_told(), "basis"),
        ({"condition": "explicit_consent"} | not_told(), "condition"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(facts: dict[str, Any], field: str, young_person: YoungPerson) -> None:
    assert refused(a_sharing, young_person=young_person, **facts).field == field
    assert not Sharing.objects.unscoped("tests").exists()


def test_others_go_on_asking_after_a_case_has_closed() -> None:
    assert a_sharing(a_closed_case().young_person).pk


def test_it_arises_from_a_contact_of_this_young_person_that_took_place() -> None:
    case = an_open_case(opened=clock.today() - timedelta(days=9))
    day = clock.today() - timedelta(days=2)
    contact, planned = a_contact(case, day=day), a_planned_contact(case)
    young_person = case.young_person
    assert a_sharing(young_person, contact=contact, day=day).contact == contact
    assert refused(a_sharing, young_person=young_person, contact=planned).field is None
    elsewhere = a_contact(an_open_case())
    assert "somebody else" in refused(a_sharing, young_person=young_person, contact=elsewhere).message
    too_early = day - timedelta(days=1)
    assert refused(a_sharing, young_person=young_person, contact=contact, day=too_early).field == "day"


def test_nobody_shares_about_whom_they_do_not_reach(young_person: YoungPerson) -> None:
    other = a_spoke(a_hub())
    with pytest.raises(NotAllowed):
        a_sharing(young_person, by=acting(other))


def test_a_correction_keeps_what_it_said_and_says_which_fields(young_person: YoungPerson) -> None:
    school = a_host(name="Stonegate School", kind="education")
    row = a_sharing(young_person, agency=school)
    anew = a_telling(told_to="Head of year", items=["risk", "health"], day=clock.today() - timedelta(days=1))
    actions.correct_sharing(sharing=row, telling=anew, by=AT_THE_MACHINE)
    (kept,) = corrections(AT_THE_MACHINE, row)
    assert kept.earlier == {
        "day": clock.today().isoformat(),
        "told_to": "Designated safeguarding lead",
        "agency": "Stonegate School",
        "items": ["risk"],
    }
    event = Event.objects.latest("pk")
    assert (event.action, sorted(event.fields)) == ("sharing corrected", ["agency", "day", "items", "told_to"])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT earlier FROM {SharingCorrection._meta.db_table}")
        assert b"Stonegate" not in bytes(cursor.fetchone()[0])


def test_a_correction_is_held_to_the_same(young_person: YoungPerson) -> None:
    row = a_sharing(young_person)
    assert refused(actions.correct_sharing, sharing=row, telling=a_telling(necessity=""), by=AT_THE_MACHINE).field
    assert not corrections(AT_THE_MACHINE, row)


def test_that_nothing_changed_is_no_correction(young_person: YoungPerson) -> None:
    row = a_sharing(young_person)
    actions.correct_sharing(sharing=row, telling=a_telling(), by=AT_THE_MACHINE)
    assert not corrections(AT_THE_MACHINE, row)
    assert Event.objects.latest("pk").action == "information shared"


def test_of_two_who_correct_one_sharing_the_second_is_told(young_person: YoungPerson) -> None:
    row = a_sharing(young_person)
    opened = row.version
    first, second = (replace(a_telling(), told_to=name) for name in ("Head of year", "The nurse"))
    actions.correct_sharing(sharing=row, telling=first, version=opened, by=AT_THE_MACHINE)
    with pytest.raises(Stale):
        actions.correct_sharing(sharing=row, telling=second, version=opened, by=AT_THE_MACHINE)


def test_every_code_has_words_for_the_young_person() -> None:
    assert set(ABOUT) == set(codes.SharedItem.values)
    assert set(WHY) == set(codes.SharingPurpose.values) - {"other"}
