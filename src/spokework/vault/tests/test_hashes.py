from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.vault.hashes import PROGRAMME, _plain, name_hash, name_words, person_hash
from spokework.vault.keyring import forget, rotate_hub_key
from spokework.vault.models import HashKey

BORN = date(2001, 2, 3)


@pytest.mark.parametrize(
    "other",
    ["quill amelie", "AMÉLIE QUILL", "Amelie  Quill ", "Quill, Amelie", "Amelie-Quill", "Ame\u0301lie Quill"],
)
def test_one_person_spelt_in_several_ways(hub: UUID, db: None, other: str) -> None:
    assert person_hash(hub, name=other, born=BORN) == person_hash(hub, name="Amelie Quill", born=BORN)


@pytest.mark.parametrize("other", ["ONeill", "O\u2019Neill", "o'neill", "O\u02bcNEILL"])
def test_an_apostrophe_makes_no_difference(other: str) -> None:
    assert _plain(f"Shay {other}") == _plain("Shay O'Neill")


@given(st.text())
def test_plain_is_settled_and_case_makes_no_difference(name: str) -> None:
    assert _plain(_plain(name)) == _plain(name)
    assert _plain(name.casefold()) == _plain(name)


def test_the_words_of_a_name_keep_their_order() -> None:
    assert name_words("  O’Neill-Quill, AMÉLIE ") == ["oneill", "quill", "amelie"]


def test_other_people_other_hubs_and_other_days_differ(db: None, hub: UUID) -> None:
    hashes = {
        person_hash(hub, name="Amelie Quill", born=BORN),
        person_hash(uuid4(), name="Amelie Quill", born=BORN),
        person_hash(PROGRAMME, name="Amelie Quill", born=BORN),
        person_hash(hub, name="Amelie Quilt", born=BORN),
        person_hash(hub, name="Amelie Quill", born=date(2001, 3, 2)),
    }
    assert len(hashes) == 5


def test_it_outlives_a_rotation_and_a_new_request(db: None, hub: UUID) -> None:
    before = person_hash(hub, name="Amelie Quill", born=BORN)
    rotate_hub_key(hub)
    forget()
    assert person_hash(hub, name="Amelie Quill", born=BORN) == before


def test_without_its_key_nobody_can_make_it(db: None, hub: UUID) -> None:
    before = person_hash(hub, name="Amelie Quill", born=BORN)
    HashKey.objects.all().delete()
    forget()
    assert person_hash(hub, name="Amelie Quill", born=BORN) != before


def test_a_name_alone_is_told_apart_within_a_hub_and_is_not_the_hash_of_name_and_day(db: None, hub: UUID) -> None:
    same = {name_hash(hub, name=name) for name in ("Amelie Quill", "quill  AMÉLIE")}
    others = {
        name_hash(hub, name="Amelie Quilt"),
        name_hash(uuid4(), name="Amelie Quill"),
        person_hash(hub, name="Amelie Quill", born=BORN),
    }
    assert len(same) == 1
    assert len(same | others) == 4
