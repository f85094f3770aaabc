"""Contacts: planned ones lie ahead, done ones do not, and a correction loses nothing."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import Contact, ContactCorrection
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub

from .situations import a_contact, a_planned_contact, a_spoke, acting, an_open_case, refused

pytestmark = pytest.mark.django_db


def corrections(contact: Contact) -> list[Any]:
    return list(ContactCorrection.objects.unscoped("tests").filter(contact=contact).order_by("created_at"))


def test_a_contact_keeps_what_was_said() -> None:
    worker = a_spoke(a_hub())
    contact = a_contact(
        an_open_case(worker=worker),
        by=acting(worker),
        time=time(14, 30),
        note="Walked by the canal",
        view="It was good",
    )
    found = Contact.objects.visible_to(acting(worker)).get()
    assert (found.number, found.note, found.view, found.by_id) == (
        1,
        "Walked by the canal",
        "It was good",
        worker.worker_id,
    )
    assert found.pk == contact.pk


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"attendance": "attended", "minutes": None}, "minutes"),
        ({"attendance": "attended", "minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"day": date(2999, 1, 1)}, "day"),
        ({"day": date(2016, 2, 29)}, "day"),
        ({"attendance": "", "minutes": None, "day": date(2016, 3, 2)}, "day"),
        ({"mode": "pigeon"}, "mode"),
        ({"place": "moon"}, "place"),
        ({"place_chosen_by": "nobody"}, "place_chosen_by"),
        ({"attendance": "perhaps"}, "attendance"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_saved(facts: dict[str, Any], field: str) -> None:
    case = an_open_case(opened=date(2016, 3, 1))
    assert refused(a_contact, case=case, **facts).field == field
    assert not Contact.objects.unscoped("tests").exists()


@pytest.mark.parametrize("attendance", [value for value in codes.Attendance.values if value != "attended"])
def test_what_did_not_take_place_needs_no_minutes(attendance: str) -> None:
    assert a_contact(an_open_case(), attendance=attendance, minutes=None).pk


def test_a_contact_may_be_planned_for_a_day_to_come_and_completed_then() -> None:
    case = an_open_case()
    planned = a_planned_contact(case, day=clock.today() + timedelta(days=3), purpose="School")
    early = refused(actions.change_contact, contact=planned, attendance="attended", minutes=30, by=AT_THE_MACHINE)
    assert early.field == "day"
    with clock.standing_at(clock.today() + timedelta(days=3)):
        actions.change_contact(contact=planned, attendance="attended", minutes=30, note="Went well", by=AT_THE_MACHINE)
    found = Contact.objects.unscoped("tests").get()
    assert (found.attendance, found.minutes, found.note, found.purpose) == ("attended", 30, "Went well", "School")
    assert corrections(found) == []


def test_a_planned_contact_can_be_moved_but_not_into_the_past() -> None:
    planned = a_planned_contact(an_open_case(opened=clock.today() - timedelta(days=9)))
    later = clock.today() + timedelta(days=2)
    assert actions.change_contact(contact=planned, day=later, by=AT_THE_MACHINE).day == later
    past = clock.today() - timedelta(days=1)
    assert refused(actions.change_contact, contact=planned, day=past, by=AT_THE_MACHINE).field == "day"
    with clock.standing_at(later + timedelta(days=9)):  # overdue, and still only its words change
        assert actions.change_contact(contact=planned, purpose="Gym", by=AT_THE_MACHINE).purpose == "Gym"


def test_a_correction_keeps_the_earlier_text_sealed() -> None:
    contact = a_contact(an_open_case(), note="Met at the zebrafinch café", minutes=45)
    actions.change_contact(contact=contact, note="Met at the library", minutes=45, by=AT_THE_MACHINE)
    actions.change_contact(contact=contact, note="Met at the museum", day=contact.day, by=AT_THE_MACHINE)
    assert [row.earlier for row in corrections(contact)] == [
        {"note": "Met at the zebrafinch café"},
        {"note": "Met at the library"},
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT earlier FROM {ContactCorrection._meta.db_table}")
        assert all(b"zebrafinch" not in bytes(row[0]) for row in cursor.fetchall())


def test_a_done_contact_does_not_become_a_planned_one() -> None:
    contact = a_contact(an_open_case())
    assert refused(actions.change_contact, contact=contact, attendance="", by=AT_THE_MACHINE).field == "attendance"


def test_changing_nothing_leaves_no_trace() -> None:
    contact = a_contact(an_open_case(), note="As it was")
    before = Event.objects.count()
    actions.change_contact(contact=contact, version=1, note="As it was", by=AT_THE_MACHINE)
    assert Event.objects.count() == before
    assert corrections(contact) == []


def test_of_two_corrections_the_second_is_told_and_nothing_of_it_is_kept() -> None:
    contact = a_contact(an_open_case(), note="One")
    actions.change_contact(contact=contact, version=1, note="Two", by=AT_THE_MACHINE)
    with pytest.raises(Stale) as stale:
        actions.change_contact(contact=contact, version=1, note="Three", by=AT_THE_MACHINE)
    assert stale.value.current.note == "Two"
    assert len(corrections(contact)) == 1


def test_a_closed_case_takes_corrections_and_no_new_contact() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    contact = a_contact(case, by=acting(worker), note="One")
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="closed"):
        a_contact(case)
    assert actions.change_contact(contact=contact, note="Two", by=AT_THE_MACHINE).note == "Two"
    with pytest.raises(NotAllowed):
        actions.change_contact(contact=contact, note="Three", by=acting(worker))
