from base64 import b64encode
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from spokework.vault import keyring
from spokework.vault.keyring import (
    Erased,
    check_master_key,
    child_key,
    create_child_key,
    destroy_person_keys,
    forget,
    hubs_with_keys,
    person_key,
    rotate_hub_key,
    unlock,
)
from spokework.vault.models import ChildKey, HubKey
from spokework.vault.sealing import Unreadable

from .things import Letter


def test_every_child_and_purpose_has_its_own_key(hub: UUID, child: UUID) -> None:
    other = uuid4()
    create_child_key(other, hub)
    keys = {child_key(who, what) for who in (child, other) for what in ("identity", "narrative")}
    assert len(keys) == 4


def test_a_second_call_changes_nothing(hub: UUID, child: UUID) -> None:
    before = child_key(child, "identity")
    create_child_key(child, hub)
    forget()
    assert child_key(child, "identity") == before


def test_a_thousand_children_are_unlocked_in_two_queries(db: None, hub: UUID) -> None:
    children = [uuid4() for _ in range(1000)]
    for child_id in children:
        create_child_key(child_id, hub)
    forget()
    with CaptureQueriesContext(connections["keyring"]) as queries:
        unlock(children)
        for child_id in children:
            child_key(child_id, "identity")
        unlock(children)
    assert len(queries) == 2


def test_unlocking_leaves_out_whom_there_is_no_key_for(child: UUID) -> None:
    unlock([child, uuid4()])
    assert child_key(child, "identity")


def test_nobody_has_the_key_of_a_child_never_made(db: None) -> None:
    with pytest.raises(Erased):
        child_key(uuid4(), "identity")


def test_keys_are_forgotten(child: UUID) -> None:
    child_key(child, "identity")
    ChildKey.objects.all().delete()
    assert child_key(child, "identity")
    forget()
    with pytest.raises(Erased):
        child_key(child, "identity")


def test_the_keyring_holds_no_key_in_the_clear(child: UUID) -> None:
    key = keyring._cache().children[child]
    assert key not in bytes(ChildKey.objects.get().wrapped)


def test_rotation_wraps_every_child_anew_and_opens_as_before(letter: Letter, hub: UUID, child: UUID) -> None:
    old = HubKey.objects.get(), ChildKey.objects.get()
    assert rotate_hub_key(hub) == 1
    new = HubKey.objects.get(), ChildKey.objects.get()
    assert (new[0].generation, new[1].generation) == (2, 2)
    assert new[0].made_at > old[0].made_at
    assert bytes(new[1].wrapped) != bytes(old[1].wrapped)
    assert Letter.objects.get().words == "She wants to sing."


def test_rotating_a_hub_without_children_is_no_fault(db: None) -> None:
    assert rotate_hub_key(uuid4()) == 0


def test_a_rotation_between_the_two_reads_is_read_again(
    child: UUID, hub: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = child_key(child, "identity")
    forget()
    read, calls = ChildKey.objects.filter, []

    def rotated_after_the_first_read(**conditions: object) -> Iterator[ChildKey]:
        rows = list(read(**conditions))
        calls.append(conditions)
        if len(calls) == 1:
            monkeypatch.undo()
            rotate_hub_key(hub)
        return iter(rows)

    monkeypatch.setattr(ChildKey.objects, "filter", rotated_after_the_first_read)
    assert child_key(child, "identity") == before


def test_keys_that_do_not_fit_their_hubs_are_said_so_and_not_read_for_ever(child: UUID) -> None:
    forget()
    ChildKey.objects.update(generation=7)
    with CaptureQueriesContext(connections["keyring"]) as queries, pytest.raises(Unreadable, match="generation"):
        child_key(child, "identity")
    assert len(queries) == 2 * keyring.TRIES


def test_a_keyring_of_another_master_key_is_said_so(child: UUID, settings: LazySettings) -> None:
    check_master_key()
    forget()
    settings.SPOKEWORK_MASTER_KEY = b64encode(bytes(32)).decode()
    with pytest.raises(Unreadable):
        check_master_key()


def test_a_key_whose_hub_has_none_is_said_so(child: UUID) -> None:
    forget()
    HubKey.objects.all().delete()
    with pytest.raises(Unreadable, match="generation"):
        child_key(child, "identity")


def test_what_is_typed_is_under_the_persons_own_key(db: None) -> None:
    one, other = uuid4(), uuid4()
    assert person_key(one) == person_key(one) != person_key(other)


def test_the_keyring_and_the_records_are_two_databases(letter: Letter) -> None:
    tables = {alias: set(connections[alias].introspection.table_names()) for alias in ("default", "keyring")}
    assert "vault_childkey" in tables["keyring"]
    assert not [name for name in tables["default"] if name.startswith("vault_")]
    assert tables["keyring"] - {"django_migrations"} == {
        name for name in tables["keyring"] if name.startswith("vault_")
    }


def test_what_a_person_typed_is_gone_with_their_key(db: None) -> None:
    one, other = uuid4(), uuid4()
    before = person_key(one), person_key(other)
    destroy_person_keys([one])
    assert person_key(one) != before[0]
    assert person_key(other) == before[1]


def test_hubs_are_known_by_their_keys(hub: UUID, child: UUID) -> None:
    assert hubs_with_keys() == [hub]
