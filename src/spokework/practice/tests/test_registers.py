"""Registers: names under a key of their own, told apart across a hub's registers, and gone for good when dropped."""

import pytest

from spokework.audit.models import Event
from spokework.practice import actions
from spokework.practice.models import Attendee
from spokework.programme.tests.situations import AT_THE_MACHINE
from spokework.vault.keyring import Erased, forget
from spokework.vault.models import ChildKey, Erasure

from .situations import a_hub, a_session, a_training, refused

pytestmark = pytest.mark.django_db
NAMES = ["Tamsin Quillfeather", "Idris Otterbourne", "Wren Larkspire"]


def attendees() -> list[Attendee]:
    return list(Attendee.objects.unscoped("tests").order_by("number"))


def test_names_stand_under_a_key_of_the_register_alone() -> None:
    session = a_session(names=NAMES)
    forget()
    rows = attendees()
    assert [row.name for row in rows] == NAMES
    assert {row.data_key_owner for row in rows} == {session.pk}
    ChildKey.objects.filter(child_id=session.pk).delete()
    forget()
    with pytest.raises(Erased):
        _ = attendees()[0].name
    session.refresh_from_db()
    assert session.note == ""  # the hub's own key opens it still


def test_one_person_in_two_registers_of_a_hub_has_one_mark_and_in_another_hub_another() -> None:
    hub = a_hub()
    a_session(hub, names=["Tamsin Quillfeather"])
    a_session(hub, names=["  quillfeather, TAMSIN"])
    a_session(a_hub(), names=["Tamsin Quillfeather"])
    first, second, elsewhere = sorted(attendees(), key=lambda row: row.hub_id != hub.pk)
    assert bytes(first.mark) == bytes(second.mark) != bytes(elsewhere.mark)


@pytest.mark.parametrize("make", [a_session, a_training])
def test_more_names_than_came_are_refused(make: type) -> None:
    refusal = refused(make, attended=2, names=NAMES)
    assert refusal.field == "names"
    assert refusal.message.startswith("There are 3 names, but 2 came. Take names away")
    assert not attendees()


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["Tamsin Quillfeather", "Quillfeather Tamsin"], "Lines 1 and 2 are the same name"),
        (["Tamsin", "???"], "Line 2 is not a name"),
        (["x" * 121], "Line 1 is not a name"),
        (["", "  "], "Write one name a line"),
    ],
)
def test_what_is_no_register_is_refused_and_names_nobody(names: list[str], says: str) -> None:
    refusal = refused(actions.keep_register, event=a_session(), names=names, by=AT_THE_MACHINE)
    assert refusal.field == "names"
    assert refusal.message.startswith(says)
    assert "Quillfeather" not in refusal.message


def test_a_register_is_replaced_as_a_whole_and_no_fewer_can_have_come() -> None:
    session = a_session(names=NAMES)
    refusal = refused(actions.correct_session, session=session, by=AT_THE_MACHINE, attended=2)
    assert refusal.field == "attended"
    actions.keep_register(event=session, names=NAMES[:1], by=AT_THE_MACHINE)
    assert [row.name for row in attendees()] == NAMES[:1]
    actions.correct_session(session=session, by=AT_THE_MACHINE, attended=2)


@pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
def test_a_dropped_register_cannot_be_read_or_kept_again_and_the_count_stays() -> None:
    session = a_session(names=NAMES, attended=9)
    actions.drop_register(event=session, by=AT_THE_MACHINE)
    session.refresh_from_db()
    assert (session.attended, bool(session.register_dropped_on)) == (9, True)
    assert not attendees()
    assert not ChildKey.objects.filter(child_id=session.pk).exists()
    assert Erasure.objects.get(child_id=session.pk).purged_at is not None
    refusal = refused(actions.keep_register, event=session, names=NAMES, by=AT_THE_MACHINE)
    assert refusal.field == "names"
    actions.drop_register(event=session, by=AT_THE_MACHINE)  # finishes what a crash cut short


def test_without_a_register_there_is_nothing_to_drop() -> None:
    assert "nothing to drop" in refused(actions.drop_register, event=a_session(), by=AT_THE_MACHINE).message


def test_that_names_were_read_is_in_the_log() -> None:
    session = a_session(names=NAMES)
    assert actions.read_register(event=session, by=AT_THE_MACHINE) == NAMES
    assert Event.objects.filter(action="register read", record_id=session.pk).count() == 1
    assert actions.read_register(event=a_session(), by=AT_THE_MACHINE) == []
    assert Event.objects.filter(action="register read").count() == 1
