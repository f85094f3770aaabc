"""Rotation is cut short between any two steps, and taken up again."""

from uuid import UUID, uuid4

import pytest
from django.db import connections

from spokework.vault import rotating
from spokework.vault.keyring import create_child_key, destroy_child_key, forget
from spokework.vault.models import ChildKey, HubKey
from spokework.vault.rotating import rotate_hub_keys, rotation_logged, scrub_rotated, unfinished_rotations
from spokework.vault.scrubbing import NotScrubbed
from spokework.vault.tests.test_erasure import files_of

from .things import Letter


@pytest.fixture
def hubs(hub: UUID, child: UUID) -> list[UUID]:
    other = uuid4()
    create_child_key(uuid4(), other)
    create_child_key(uuid4(), other)
    return sorted([hub, other])


def generations() -> set[int]:
    return set(HubKey.objects.values_list("generation", flat=True))


def test_every_hub_has_new_keys_and_waits_for_its_line_in_the_log(letter: Letter, hubs: list[UUID]) -> None:
    rotated = rotate_hub_keys()
    assert (rotated.hubs, rotated.keys) == (2, 3)
    assert generations() == {2}
    assert unfinished_rotations() == hubs
    rotation_logged(hubs[0])
    assert unfinished_rotations() == hubs[1:]
    assert Letter.objects.get().words == "She wants to sing."


def test_what_was_rotated_and_not_logged_is_not_rotated_again(hubs: list[UUID]) -> None:
    rotate_hub_keys()
    assert rotate_hub_keys().hubs == 0
    assert generations() == {2}
    rotation_logged(hubs[0])
    assert rotate_hub_keys().hubs == 1
    assert generations() == {2, 3}


def test_a_crash_within_one_hub_leaves_it_to_the_next_run(hubs: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    rotate, done = rotating.rotate_hub_key, list[UUID]()

    def second_time_crashes(hub_id: UUID) -> int:
        done.append(hub_id)
        if len(done) == 2:
            rotate(hub_id)
            raise OSError
        return rotate(hub_id)

    monkeypatch.setattr(rotating, "rotate_hub_key", second_time_crashes)
    with pytest.raises(OSError):  # noqa: PT011  # only the crash above
        rotate_hub_keys()
    monkeypatch.undo()
    forget()
    assert unfinished_rotations() == hubs[:1]
    assert rotate_hub_keys().hubs == 1
    assert generations() == {2}


def test_an_erasure_in_between_takes_no_mark_away(hubs: list[UUID], hub: UUID, child: UUID) -> None:
    rotate_hub_keys()
    destroy_child_key(child, hub)
    assert unfinished_rotations() == hubs


@pytest.mark.django_db(transaction=True)
def test_no_key_is_called_scrubbed_before_its_old_bytes_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = uuid4()
    create_child_key(uuid4(), hub)
    old = bytes(ChildKey.objects.get().wrapped)

    def busy(alias: str, *tables: object) -> None:
        raise NotScrubbed("The database is being read.")

    rotate_hub_keys()
    with monkeypatch.context() as patch:
        patch.setattr(rotating, "scrub", busy)
        with pytest.raises(NotScrubbed):
            scrub_rotated()
    assert unfinished_rotations() == [hub]
    assert scrub_rotated() == [hub]
    if connections["keyring"].vendor == "sqlite":
        assert old not in files_of("keyring")
