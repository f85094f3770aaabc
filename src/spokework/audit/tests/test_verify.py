"""Whatever is done to a row of the log behind its back is found, and the first place is named."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from spokework.access.decide import Actor
from spokework.audit.chain import PROGRAMME_CHAIN
from spokework.audit.models import Chain, Event, Subject
from spokework.audit.record import record
from spokework.audit.verify import Broken, length_of_log, verify


def events(chain_id: UUID) -> list[Event]:
    return list(Event.objects.filter(chain_id=chain_id).order_by("number"))


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_log_is_whole(log: UUID) -> None:
    assert verify() == []


CHANGES: dict[str, object] = {
    "at": timezone.now(),
    "actor_id": uuid4(),
    "action": "viewed nothing",
    "record_type": "casework.Case",
    "record_id": uuid4(),
    "fields": [],
    "subjects": [],
    "mac": b"x" * 32,
}


def test_every_column_of_an_event_is_tried() -> None:
    columns = {field.attname for field in Event._meta.concrete_fields}
    # id is only the row's address: number is the place in the chain.
    assert columns - CHANGES.keys() == {"id", "chain_id", "number"}


@pytest.mark.parametrize("column", CHANGES)
@pytest.mark.parametrize("number", [1, 3, 5])
def test_an_edited_event_is_named(log: UUID, column: str, number: int) -> None:
    Event.objects.filter(chain_id=log, number=number).update(**{column: CHANGES[column]})
    assert verify() == [Broken(log, number, "this event was changed")]


@pytest.mark.parametrize("number", [1, 3])
def test_a_deleted_event_is_missed(log: UUID, number: int) -> None:
    Event.objects.filter(chain_id=log, number=number).delete()
    assert verify()[0] == Broken(log, number, "this event is missing")


@pytest.mark.parametrize("left", [4, 2, 0])
def test_a_cut_chain_is_found(log: UUID, left: int) -> None:
    Event.objects.filter(chain_id=log, number__gt=left).delete()
    assert verify()[0] == Broken(log, left + 1, "the chain was cut before this event")


def test_a_cut_chain_with_its_head_set_back_is_found(log: UUID) -> None:
    last = events(log)[2]
    Event.objects.filter(chain_id=log, number__gt=3).delete()
    Chain.objects.filter(pk=log).update(length=3, last=bytes(last.mac))
    assert verify() == [Broken(log, 4, "the head of the chain was changed")]


def test_closing_the_gap_after_a_deletion_is_found(log: UUID) -> None:
    Event.objects.filter(chain_id=log, number=3).delete()
    for number in (4, 5):
        Event.objects.filter(chain_id=log, number=number).update(number=F("number") - 1)
    assert verify()[0] == Broken(log, 3, "this event was changed")


def test_two_events_that_changed_places_are_found(log: UUID) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        Event.objects.filter(chain_id=log, number=old).update(number=new)
    assert verify()[0] == Broken(log, 2, "this event was changed")


def test_an_event_added_by_hand_is_found(log: UUID) -> None:
    extra = events(log)[-1]
    extra.pk, extra.number = None, 6
    extra.save(force_insert=True)
    assert verify()[0] == Broken(log, 6, "this event was changed")


def test_an_event_moved_to_another_chain_is_found_in_both(log: UUID) -> None:
    Event.objects.filter(chain_id=log, number=5).update(chain_id=PROGRAMME_CHAIN, number=3)
    assert {broken.chain_id for broken in verify()} == {log, PROGRAMME_CHAIN}


@pytest.mark.parametrize(
    ("column", "value"), [("length", 6), ("length", 0), ("last", b"x"), ("seal", b"x"), ("seal", b"")]
)
def test_an_edited_head_is_found(log: UUID, column: str, value: object) -> None:
    Chain.objects.filter(pk=log).update(**{column: value})
    assert verify() == [Broken(log, 6, "the head of the chain was changed")]


def test_a_removed_head_is_found(log: UUID) -> None:
    Chain.objects.filter(pk=log).delete()
    assert verify() == [Broken(log, 0, "the head of this chain was removed")]


def test_a_whole_chain_that_vanished_is_found(log: UUID) -> None:
    for model, column in ((Subject, "chain_id"), (Event, "chain_id"), (Chain, "pk")):
        model._default_manager.filter(**{column: log}).delete()
    assert verify() == [Broken(log, 0, "the head of this chain was removed")]


def test_the_programmes_own_chain_that_vanished_is_found(log: UUID) -> None:
    Event.objects.filter(chain_id=PROGRAMME_CHAIN).delete()
    Chain.objects.filter(pk=PROGRAMME_CHAIN).delete()
    assert verify() == [Broken(PROGRAMME_CHAIN, 0, "the head of this chain was removed")]


INDEX_TAMPERS: dict[str, Callable[[UUID], object]] = {
    "a look hidden": lambda log: Subject.objects.filter(event__number=3, chain_id=log).delete(),
    "a look invented": lambda log: Subject.objects.create(event=events(log)[2], chain_id=log, young_person_id=uuid4()),
    "a look twice": lambda log: Subject.objects.create(
        event=events(log)[2], chain_id=log, young_person_id=UUID(events(log)[2].subjects[0])
    ),
    "a look by another person": lambda log: Subject.objects.filter(
        event__number=3, chain_id=log, young_person_id=events(log)[2].subjects[0]
    ).update(young_person_id=uuid4()),
    "moved to another chain's name": lambda log: Subject.objects.filter(event__number=3, chain_id=log).update(
        chain_id=PROGRAMME_CHAIN
    ),
}


@pytest.mark.parametrize("tamper", INDEX_TAMPERS)
def test_a_changed_index_is_found(log: UUID, tamper: str) -> None:
    INDEX_TAMPERS[tamper](log)
    found = [broken for broken in verify() if broken.chain_id == log]
    assert [broken.number for broken in found] == [3]
    assert "index" in found[0].why


@pytest.mark.parametrize("chain_id", ["this hub's", "nobody's"])
def test_an_index_row_of_no_event_is_found(log: UUID, chain_id: str) -> None:
    named = log if chain_id == "this hub's" else uuid4()
    Subject.objects.create(event_id=10**9, chain_id=named, young_person_id=uuid4())
    assert [broken.chain_id for broken in verify()] == [named]


# What a column holds that no code of ours could have written. PostgreSQL refuses most of it by itself.
GARBLED = [
    ("audit_event", "at"),
    ("audit_event", "actor_id"),
    ("audit_event", "fields"),
    ("audit_event", "subjects"),
    ("audit_event", "mac"),
    ("audit_event", "number"),
    ("audit_event", "chain_id"),
    ("audit_event", "record_id"),
    ("audit_chain", "length"),
    ("audit_chain", "id"),
    ("audit_chain", "last"),
    ("audit_subject", "young_person_id"),
    ("audit_subject", "chain_id"),
]


@pytest.mark.parametrize(("table", "column"), GARBLED)
def test_nonsense_in_a_column_is_a_finding_and_not_a_crash(log: UUID, table: str, column: str) -> None:
    where = f"id = (SELECT id FROM {table} ORDER BY id DESC LIMIT 1)"
    if connection.vendor == "sqlite":
        sql("PRAGMA ignore_check_constraints = ON")
    try:
        with transaction.atomic():
            sql(f"UPDATE {table} SET {column} = %s WHERE {where}", "no'nsense")
    except DatabaseError:
        assert connection.vendor == "postgresql", "only a typed column refuses it"
        return
    finally:
        if connection.vendor == "sqlite":
            sql("PRAGMA ignore_check_constraints = OFF")
    assert verify()


class AnyTampering(TestCase):
    databases = "__all__"

    @given(
        looks=st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=6),
        at=st.integers(0, 99),
        how=st.sampled_from(["delete", "repeat", "edit", "unsubject"]),
    )
    def test_any_log_tampered_with_anywhere_is_found(self, looks: list[list[int]], at: int, how: str) -> None:
        hub, people = uuid4(), [uuid4() for _ in range(4)]
        by = Actor(id=uuid4(), name="Anyone")
        for seen in looks:
            record("viewed", by=by, hub_id=hub, young_people=[people[one] for one in seen])
        assert verify() == []
        event = events(hub)[at % len(looks)]
        if how == "delete":
            event.delete()
        elif how == "repeat":
            event.pk, event.number = None, len(looks) + 1
            event.save(force_insert=True)
        elif how == "edit" or not event.subjects:
            Event.objects.filter(pk=event.pk).update(actor_id=uuid4())
        else:
            Subject.objects.filter(event=event)[0].delete()
        assert [broken.chain_id for broken in verify()] == [hub]


def test_the_log_knows_how_long_it_is(log: UUID) -> None:
    assert length_of_log() == (3, 12)
