from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.audit import record as recording
from spokework.audit.chain import PROGRAMME_CHAIN, AuditKeyMissing
from spokework.audit.models import Chain, Event, Subject
from spokework.audit.record import OPENED, record, together
from spokework.audit.verify import verify
from spokework.core.models.written import Written


def test_an_event_says_who_what_and_which_fields(db: None, worker: Actor, hub: UUID, young_people: list[UUID]) -> None:
    about = Chain(pk=uuid4())
    event = record(
        "changed a plan", by=worker, hub_id=hub, about=about, fields=("words", "goal"), young_people=young_people
    )
    kept = Event.objects.get(pk=event.pk)
    assert (kept.actor_id, kept.action, kept.number) == (worker.id, "changed a plan", 1)
    assert (kept.record_type, kept.record_id) == ("audit.Chain", about.pk)
    assert kept.fields == ["goal", "words"]
    assert kept.subjects == [str(pk) for pk in young_people]
    assert set(Subject.objects.filter(event=kept).values_list("young_person_id", flat=True)) == set(young_people)


def test_events_of_no_hub_go_to_the_programmes_chain(db: None, worker: Actor) -> None:
    assert record("signed in", by=worker, hub_id=None).chain_id == PROGRAMME_CHAIN
    assert not Event.objects.filter(action=OPENED).exists()


def test_the_programmes_chain_knows_of_every_hubs(log: UUID) -> None:
    opened = Event.objects.filter(chain_id=PROGRAMME_CHAIN, action=OPENED)
    assert set(opened.values_list("record_id", flat=True)) == set(Chain.objects.values_list("pk", flat=True)) - {
        PROGRAMME_CHAIN
    }


def test_work_that_fails_leaves_no_event(db: None, worker: Actor, hub: UUID) -> None:
    def work() -> None:
        with transaction.atomic():
            record("changed", by=worker, hub_id=hub)
            raise ValueError("the change failed")

    with pytest.raises(ValueError, match="failed"):
        work()
    assert not Event.objects.exists()
    record("changed", by=worker, hub_id=hub)
    assert verify() == []


@pytest.mark.parametrize("key", ["", "c2hvcnQ=", "not base64 at all!"])
def test_nothing_is_logged_under_a_key_anybody_could_guess(
    db: None, worker: Actor, settings: LazySettings, key: str
) -> None:
    settings.SPOKEWORK_AUDIT_KEY = key
    with pytest.raises(AuditKeyMissing, match="spokework init"):
        record("signed in", by=worker, hub_id=None)


def test_another_key_finds_every_chain_changed(log: UUID, settings: LazySettings) -> None:
    settings.SPOKEWORK_AUDIT_KEY = b64encode(b"another key, thirty-two bytes ok").decode()
    assert len(verify()) == 3


def test_a_hub_whose_log_another_process_just_opened_is_opened_once(
    db: None, worker: Actor, hub: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[UUID] = []
    locked = recording._locked

    def opened_meanwhile(chain_id: UUID) -> Chain | None:
        found = locked(chain_id)
        if found is None and chain_id == hub and not looked:
            looked.append(chain_id)
            record("elsewhere", by=worker, hub_id=hub)
        return found

    monkeypatch.setattr(recording, "_locked", opened_meanwhile)
    record("here", by=worker, hub_id=hub)
    assert Event.objects.filter(action=OPENED).count() == 1
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_keep_the_chain_whole(worker: Actor) -> None:
    hub, together_now = uuid4(), Barrier(8)

    def append(_: int) -> None:
        try:
            together_now.wait()
            for _ in range(10):
                record("wrote", by=worker, hub_id=hub, young_people=[uuid4()])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(append, range(8)))
    assert Chain.objects.get(pk=hub).length == Event.objects.filter(chain_id=hub).count() == 80
    assert verify() == []


def test_events_written_together_make_the_same_chain(
    db: None, worker: Actor, hub: UUID, young_people: list[UUID]
) -> None:
    record("before", by=worker, hub_id=hub)
    with together():
        record("one", by=worker, hub_id=hub, young_people=young_people)
        with together():
            record("two", by=worker, hub_id=hub)
        record("elsewhere", by=worker, hub_id=uuid4(), young_people=young_people[:1])
        assert not Event.objects.filter(action="one").exists()
    record("after", by=worker, hub_id=hub)
    said = Event.objects.filter(chain_id=hub).order_by("number").values_list("number", "action")
    assert list(said) == [(1, "before"), (2, "one"), (3, "two"), (4, "after")]
    assert verify() == []


def test_a_fault_while_together_undoes_all_of_it(db: None, worker: Actor, hub: UUID) -> None:
    def work() -> None:
        with together():
            record("one", by=worker, hub_id=hub)
            raise ValueError("fault")

    with pytest.raises(ValueError, match="fault"):
        work()
    record("later", by=worker, hub_id=hub)
    assert Event.objects.get(chain_id=hub).number == 1
    assert verify() == []


def test_an_event_is_the_row_that_django_would_have_written(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"chain_id": uuid4(), "actor_id": uuid4(), "at": timezone.now(), "action": "100 %s", "mac": b"\x00%s"}
    said |= {"fields": ["note", "“view”"], "record_id": None}
    ours, theirs = (Event(number=number, **said) for number in (1, 2))
    ours.save(force_insert=True)
    with monkeypatch.context() as patch:
        patch.setattr(Written, "_do_insert", Model._do_insert)
        theirs.save(force_insert=True)
    assert ours.pk < theirs.pk
    rows = [Event.objects.values().get(pk=event.pk) for event in (ours, theirs)]
    kept = [{name: row[name] for name in row.keys() - {"id", "number"}} for row in rows]
    assert kept[0] == kept[1]
    assert kept[0].items() >= {"action": "100 %s", "record_id": None}.items()
