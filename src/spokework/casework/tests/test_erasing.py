from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections, transaction

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.audit.models import Chain, Event, Subject
from spokework.audit.verify import verify
from spokework.casework import actions
from spokework.casework.actions import erasing
from spokework.casework.models import Case, Notice, Referral, YoungPerson
from spokework.casework.queries.erasures import erasures, list_is_short
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import (
    a_consent,
    a_hub,
    a_manager,
    a_sharing,
    a_spoke,
    a_telling,
    a_young_person,
    an_identity,
    an_intelligence_submission,
    an_open_case,
    refused,
)
from spokework.drafts.actions import keep
from spokework.drafts.models import Draft
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor
from spokework.vault import erased_list
from spokework.vault.keyring import Erased, forget
from spokework.vault.models import ChildKey, Erasure, HubKey

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "Zebrafinch"


@pytest.fixture
def young_person() -> YoungPerson:
    """Somebody with a case, words in many places, a draft, and a name that stands nowhere else."""
    case = an_open_case(identity=an_identity(given_name=CANARY, family_name="Quillwort"), words=f"{CANARY} was missing")
    actions.pause_case(case=case, reason=f"{CANARY} is away", by=AT_THE_MACHINE)
    found: YoungPerson = YoungPerson.objects.unscoped("tests").get(pk=case.young_person_id)
    for shared in (a_sharing, an_intelligence_submission):
        told = shared(found, told_to=f"Nurse of {CANARY}")
        actions.correct_sharing(sharing=told, telling=a_telling(what=CANARY), by=AT_THE_MACHINE)
    a_consent(found, explained=f"Over tea with {CANARY}")
    lead = an_actor(Role.SAFEGUARDING_LEAD, found.hub)
    actions.look_beyond(young_person=found, reason=f"Concern about {CANARY}", by=lead)
    keep(person_id=lead.id, path="/x/", body=f"note={CANARY}+said", young_person_id=found.pk, hub_id=found.hub_id)
    keep(person_id=lead.id, path="/y/", body=f"given={CANARY}&family=Quillwort", young_person_id=None)
    keep(person_id=lead.id, path="/z/", body="given=Somebody&family=Else", young_person_id=None)
    return found


def again(pk: Any) -> YoungPerson:
    found: YoungPerson = YoungPerson.objects.unscoped("tests").get(pk=pk)
    return found


def stored() -> Iterator[bytes]:
    """Every byte the installation keeps: its files, and on a server every row of every table."""
    folders = {Path(settings.DATA_DIRECTORY.path)}
    for folder in folders:
        yield from (file.read_bytes() for file in folder.rglob("*") if file.is_file())
    for alias in connections:
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names():
                cursor.execute(f"SELECT * FROM {connections[alias].ops.quote_name(table)}")
                for row in cursor.fetchall():
                    yield b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)


def is_stored(words: bytes) -> bool:
    return any(words in each for each in stored())


def is_gone(pk: Any) -> None:
    left = again(pk)
    assert left.erased_at is not None
    assert (left.given_name, left.family_name, left.born, left.birth_quarter) == ("", "", "", "")
    assert (left.hub_hash, left.programme_hash, left.ethnicity) == (None, None, "NOBT")
    for model in erasing.rows_about_a_child():
        assert not model.objects.unscoped("tests").filter(young_person_id=pk).exists(), model
    assert not ChildKey.objects.filter(child_id=pk).exists()
    assert Erasure.objects.get(child_id=pk).purged_at is not None
    assert list(Draft.objects.values_list("path", flat=True)) == ["/z/"]
    assert not Notice.objects.unscoped("tests").filter(reference=left.reference).exists()
    assert not verify()


def sealed_bytes(pk: Any) -> list[bytes]:
    with connections["default"].cursor() as cursor:
        key = pk.hex if connections["default"].vendor == "sqlite" else pk
        cursor.execute("SELECT given_name, family_name FROM casework_youngperson WHERE id = %s", [key])
        return [bytes(each) for each in cursor.fetchone()]


def test_nothing_of_an_erased_record_is_stored_anywhere(young_person: YoungPerson) -> None:
    pk, officer = young_person.pk, an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub)
    sealed = sealed_bytes(pk)
    wrapped = bytes(ChildKey.objects.get(child_id=pk).wrapped)
    assert all(is_stored(each) for each in [*sealed, wrapped])
    ledger = actions.erase_young_person(reference=young_person.reference, by=officer, reason="request").ledger
    is_gone(pk)
    assert ledger.purged_at is not None
    assert not is_stored(CANARY.encode())
    if connections["default"].vendor == "sqlite":
        assert not any(is_stored(each) for each in [*sealed, wrapped])


def kept_in(model: Any) -> Any:
    return connections["keyring" if model._meta.app_label == "vault" else "default"]


def a_copy(model: Any) -> list[tuple[Any, ...]]:
    with kept_in(model).cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        return list(cursor.fetchall())


def put_back(model: Any, rows: list[tuple[Any, ...]]) -> None:
    with kept_in(model).cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")
        for row in rows:
            cursor.execute(f"INSERT INTO {model._meta.db_table} VALUES ({', '.join(['%s'] * len(row))})", row)


def test_an_older_copy_of_the_data_cannot_be_read_and_is_erased_again(young_person: YoungPerson) -> None:
    older = {model: a_copy(model) for model in (YoungPerson, Referral)}
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    with transaction.atomic():
        for model, rows in older.items():
            put_back(model, rows)
    forget()
    with pytest.raises(Erased):
        _ = again(young_person.pk).given_name
    with pytest.raises(Erased):
        _ = Referral.objects.unscoped("tests").get(young_person=young_person).words
    actions.resume_erasures(by=AT_THE_MACHINE)
    is_gone(young_person.pk)
    assert actions.resume_erasures(by=AT_THE_MACHINE) == []


def older_copies_of_both(young_person: YoungPerson) -> Callable[[], None]:
    """Taken now; put back – the log that knows of the erasure too – when called."""
    older = {model: a_copy(model) for model in (YoungPerson, Referral, Subject, Event, Chain)}
    keys = {model: a_copy(model) for model in (ChildKey, HubKey, Erasure)}

    def back() -> None:
        with transaction.atomic(), transaction.atomic("keyring"):
            for model, rows in (older | keys).items():
                put_back(model, rows)
        forget()

    return back


def test_what_older_copies_of_both_databases_bring_back_is_erased_again(young_person: YoungPerson) -> None:
    back = older_copies_of_both(young_person)
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    back()
    assert again(young_person.pk).given_name == CANARY  # what this is about
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub)
    assert [(row.reference, row.purged_at) for row in erasures(officer)] == [(young_person.reference, None)]
    forget()
    actions.resume_erasures(by=officer)
    is_gone(young_person.pk)
    assert not is_stored(CANARY.encode())
    assert actions.resume_erasures(by=AT_THE_MACHINE) == []


def test_a_lost_list_is_written_again_from_the_keyring(young_person: YoungPerson) -> None:
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    erased_list.place().unlink()
    assert list_is_short()
    assert actions.resume_erasures(by=AT_THE_MACHINE) == []
    assert not list_is_short()
    assert set(erased_list.listed()) == {young_person.pk}


def test_where_the_list_cannot_be_written_nothing_is_erased_and_the_page_says_so(young_person: YoungPerson) -> None:
    erased_list.place().mkdir()
    client = browser(an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub))
    reference = young_person.reference
    send(client, "erase", {"reference": reference, "reason": "request"}, reference=reference)
    assert "no key was destroyed" in page(client, "erasures").text
    assert again(young_person.pk).given_name == CANARY
    assert again(young_person.pk).erased_at is None


def test_the_page_says_what_figures_count_and_warns_where_somebody_works_with_the_young_person() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    client, at = browser(an_actor(Role.DATA_PROTECTION_OFFICER, case.hub)), {"reference": case.young_person.reference}
    shown = page(client, "erase", **at).text
    assert "until they are next brought up to date" in shown
    assert "No figure counts" not in shown
    assert f"{worker.worker.name} works with this young person today" in shown
    actions.pause_case(case=case, reason="Away", by=AT_THE_MACHINE)
    assert "works with this young person today" in page(client, "erase", **at).text
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    assert "The case is open" not in page(client, "erase", **at).text


def test_the_hub_key_is_new_and_everybody_else_can_still_be_read(young_person: YoungPerson) -> None:
    hub = young_person.hub
    other = a_young_person(hub, identity=an_identity(given_name="Wren"))
    before = HubKey.objects.get(hub_id=hub.pk)
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    after = HubKey.objects.get(hub_id=hub.pk)
    assert after.generation == before.generation + 1
    assert bytes(after.wrapped) != bytes(before.wrapped)
    assert again(other.pk).given_name == "Wren"
    assert again(other.pk).erased_at is None


class Crash(Exception):
    pass


@pytest.mark.parametrize("step", ["_carry_out", "destroy_child_key", "_purge", "_finish", "scrub"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_between_any_two_steps_leaves_nothing_in_reach_and_is_finished_later(
    young_person: YoungPerson, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    works, manager = getattr(erasing, step), a_manager(young_person.hub)
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, young_person.hub)

    def crashes(*args: Any, **kwargs: Any) -> Any:
        if when == "after":
            works(*args, **kwargs)
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(erasing, step, crashes)
        with pytest.raises(Crash):
            actions.erase_young_person(reference=young_person.reference, by=officer)
    forget()
    assert not YoungPerson.objects.visible_to(manager).filter(pk=young_person.pk).exists()
    assert not Case.objects.visible_to(manager).exists()
    assert [row.reference for row in erasures(officer)] == [young_person.reference]
    actions.resume_erasures(by=officer)
    is_gone(young_person.pk)
    assert erasures(officer)[0].purged_at is not None
    assert actions.resume_erasures(by=officer) == []


def test_a_crash_of_what_ordered_it_leaves_the_record_whole(young_person: YoungPerson) -> None:
    def order_and_crash() -> None:
        with transaction.atomic():
            actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
            raise Crash

    with pytest.raises(Crash):
        order_and_crash()
    assert again(young_person.pk).given_name == CANARY
    assert again(young_person.pk).erased_at is None


def test_records_merged_into_it_go_with_it(young_person: YoungPerson) -> None:
    merged = a_young_person(young_person.hub)
    YoungPerson.objects.unscoped("tests").filter(pk=merged.pk).update(merged_into=young_person)
    assert (
        young_person.reference
        in refused(actions.erase_young_person, reference=merged.reference, by=AT_THE_MACHINE).message
    )
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    is_gone(young_person.pk)
    is_gone(merged.pk)


def test_only_the_data_protection_officer_of_the_hub_erases(young_person: YoungPerson) -> None:
    hub = young_person.hub
    elsewhere = an_actor(Role.DATA_PROTECTION_OFFICER, a_hub())
    for actor in (a_manager(hub), an_actor(Role.SAFEGUARDING_LEAD, hub), elsewhere):
        with pytest.raises(NotAllowed):
            actions.erase_young_person(reference=young_person.reference, by=actor)
    officer = an_actor(Role.DATA_PROTECTION_OFFICER, hub)
    with pytest.raises(NotAllowed):
        actions.erase_young_person(reference="SW-ZZZZ-Z", by=officer)
    assert (
        refused(actions.erase_young_person, reference=young_person.reference, by=officer, reason="x").field == "reason"
    )
    assert again(young_person.pk).given_name == CANARY
    actions.erase_young_person(reference=young_person.reference, by=officer)
    assert "already" in refused(actions.erase_young_person, reference=young_person.reference, by=officer).message
    Erasure.objects.filter(child_id=young_person.pk).update(purged_at=None)
    Erasure.objects.create(child_id=uuid4(), hub_id=uuid4())
    assert [row.child_id for row in actions.resume_erasures(by=officer)] == [young_person.pk]


def test_nothing_more_is_written_about_who_was_erased(young_person: YoungPerson) -> None:
    actions.erase_young_person(reference=young_person.reference, by=AT_THE_MACHINE)
    answer = refused(actions.restrict_record, young_person=again(young_person.pk), accounts=[], by=AT_THE_MACHINE)
    assert "erased" in answer.message
