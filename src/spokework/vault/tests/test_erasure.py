from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.db import connections, transaction

from spokework.vault import keyring, scrubbing
from spokework.vault.keyring import Erased, create_child_key, destroy_child_key, forget
from spokework.vault.models import ChildKey, Erasure, HubKey
from spokework.vault.scrubbing import NotScrubbed, scrub

from .things import Letter


def test_destroying_the_key_leaves_nothing_that_opens(letter: Letter, hub: UUID, child: UUID) -> None:
    other = uuid4()
    create_child_key(other, hub)
    Letter.objects.create(hub_id=hub, child_id=other, words="Still here.")
    ledger = destroy_child_key(child, hub)
    assert (ledger.child_id, ledger.purged_at) == (child, None)
    assert HubKey.objects.get().generation == 2
    with pytest.raises(Erased):
        _ = Letter.objects.get(pk=letter.pk).words
    assert Letter.objects.get(child_id=other).words == "Still here."


def test_an_older_copy_of_the_data_is_unreadable_with_the_present_keyring(
    letter: Letter, hub: UUID, child: UUID
) -> None:
    older = Letter.objects.filter(pk=letter.pk).values("id", "hub_id", "child_id", "shelf").get()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT name, words, answers FROM core_letter")
        sealed = [bytes(value) for value in cursor.fetchone()]
    letter.delete()
    destroy_child_key(child, hub)
    Letter.objects.create(**older)
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE core_letter SET name = %s, words = %s, answers = %s", sealed)
    restored = Letter.objects.get()
    for name in ("name", "words", "answers"):
        with pytest.raises(Erased):
            getattr(restored, name)


def test_a_crash_inside_undoes_it_all_and_a_second_try_finishes(
    letter: Letter, hub: UUID, child: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(hub_id: UUID) -> int:
        raise PowerCut

    monkeypatch.setattr(keyring, "rotate_hub_key", cut)
    with pytest.raises(PowerCut):
        destroy_child_key(child, hub)
    monkeypatch.undo()
    forget()
    assert not Erasure.objects.exists()
    assert Letter.objects.get().words == "She wants to sing."
    destroy_child_key(child, hub)
    assert Erasure.objects.count() == 1


def test_done_again_it_changes_nothing(hub: UUID, child: UUID) -> None:
    first = destroy_child_key(child, hub)
    again = destroy_child_key(child, hub)
    assert again.key_destroyed_at == first.key_destroyed_at
    assert HubKey.objects.get().generation == 2


def test_an_erased_child_is_given_no_new_key(hub: UUID, child: UUID) -> None:
    destroy_child_key(child, hub)
    with pytest.raises(Erased, match="was erased"):
        create_child_key(child, hub)
    assert not ChildKey.objects.exists()


def test_it_is_complete_when_the_last_older_copy_of_the_keyring_expires(settings: LazySettings) -> None:
    settings.SPOKEWORK_KEYRING_COPY_DAYS = 30
    # Half past eleven at night in London is the day before in summer time's UTC.
    ledger = Erasure(key_destroyed_at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert ledger.complete_on == date(2026, 7, 2)


def files_of(alias: str) -> bytes:
    name = Path(connections[alias].settings_dict["NAME"])
    return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))


@pytest.mark.django_db(transaction=True)
def test_the_destroyed_key_is_in_no_file_of_the_keyring() -> None:
    hub, child = uuid4(), uuid4()
    create_child_key(child, hub)
    wrapped, hub_wrapped = bytes(ChildKey.objects.get().wrapped), bytes(HubKey.objects.get().wrapped)
    destroy_child_key(child, hub)
    assert not ChildKey.objects.exists()
    if connections["keyring"].vendor == "sqlite":
        held = files_of("keyring")
        assert wrapped not in held
        assert hub_wrapped not in held
    else:
        with connections["keyring"].cursor() as cursor:
            cursor.execute("SELECT pg_relation_size('vault_childkey')")
            assert cursor.fetchone() == (0,)


class Recorded:
    """A connection that notes what it is told, and answers that its log is being read."""

    def __init__(self, vendor: str) -> None:
        self.vendor, self.told = vendor, list[str]()
        self.ops = self

    def cursor(self) -> "Recorded":
        return self

    __enter__ = cursor

    def __exit__(self, *raised: object) -> None:
        pass

    def quote_name(self, name: str) -> str:
        return f'"{name}"'

    def execute(self, sql: str) -> None:
        self.told.append(sql)

    def fetchone(self) -> tuple[int, int, int]:
        return (1, 5, 3)


def test_a_log_that_cannot_be_cut_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scrubbing, "connections", {"keyring": Recorded("sqlite")})
    with pytest.raises(NotScrubbed, match="Try again"):
        scrub("keyring", ChildKey)


def test_on_postgresql_the_tables_are_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Recorded("postgresql")
    monkeypatch.setattr(scrubbing, "connections", {"keyring": server})
    scrub("keyring", ChildKey, HubKey)
    assert server.told == ['VACUUM FULL "vault_childkey"', 'VACUUM FULL "vault_hubkey"']


def test_it_waits_for_the_commit(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(scrubbing, "scrub", lambda alias, *tables: done.append(alias))
    with transaction.atomic("keyring"):
        scrubbing.scrub_after_commit("keyring")
        assert done == []
