from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from spokework.vault.fields import encrypted_fields, open_to_seal_anew
from spokework.vault.keyring import create_child_key, forget
from spokework.vault.sealing import Unreadable

from .things import Letter

Stored = Callable[[Letter, str], bytes]


def test_the_database_holds_no_word_of_it(letter: Letter, stored: Stored) -> None:
    held = b"".join(stored(letter, column) for column in ("name", "words", "answers"))
    assert b"Amelie" not in held
    assert b"sing" not in held
    assert b"item" not in held


def test_it_reads_back_as_it_was_written(letter: Letter) -> None:
    again = Letter.objects.get()
    assert (again.name, again.words, again.answers) == ("Amelie Quill", "She wants to sing.", {"item": 3})


class RoundTrip(TestCase):
    databases = "__all__"

    @given(
        words=st.text(st.characters(exclude_categories=["Cs"])), answers=st.dictionaries(st.text("abc"), st.integers())
    )
    def test_any_words_and_answers_read_back(self, words: str, answers: dict[str, int]) -> None:
        hub, child = uuid4(), uuid4()
        create_child_key(child, hub)
        letter = Letter.objects.create(hub_id=hub, child_id=child, words=words, answers=answers)
        again = Letter.objects.get(pk=letter.pk)
        assert (again.words, again.answers) == (words, answers)


def test_nothing_written_stays_nothing(hub: UUID, child: UUID, stored: Stored) -> None:
    letter = Letter.objects.create(hub_id=hub, child_id=child, words=None)
    assert stored(letter, "words") == stored(letter, "answers") == b""
    again = Letter.objects.get()
    assert (again.words, again.answers) == ("", {})


def test_saving_unchanged_keeps_the_bytes(letter: Letter, stored: Stored) -> None:
    before = stored(letter, "words")
    letter.save()
    assert stored(letter, "words") == before
    unopened = Letter.objects.get()
    unopened.shelf = "second"
    unopened.save()
    assert stored(letter, "words") == before
    opened = Letter.objects.get()
    assert opened.words
    opened.save()
    assert stored(letter, "words") == before


def test_saving_changed_words_seals_them_anew(letter: Letter, stored: Stored) -> None:
    before = stored(letter, "words")
    letter.words = "She sings."
    letter.save()
    assert stored(letter, "words") != before
    assert Letter.objects.get().words == "She sings."


def test_answers_changed_in_place_are_saved(letter: Letter) -> None:
    opened = Letter.objects.get()
    opened.answers["item"] = 4
    opened.save()
    assert Letter.objects.get().answers == {"item": 4}


def test_a_column_left_out_of_the_query_is_opened_when_asked_for(letter: Letter) -> None:
    assert Letter.objects.defer("words").get().words == "She wants to sing."
    stale = Letter.objects.get()
    letter.words = "Later words."
    letter.save()
    stale.refresh_from_db()
    assert stale.words == "Later words."


@pytest.mark.parametrize("moved", ["row", "column", "hub"])
def test_bytes_put_elsewhere_do_not_open(letter: Letter, hub: UUID, child: UUID, moved: str) -> None:
    other = Letter.objects.create(hub_id=hub, child_id=child, words="Another's words.", name="x")
    take = {
        "row": "UPDATE core_letter SET words = (SELECT words FROM core_letter WHERE name <> %s LIMIT 1)",
        "column": "UPDATE core_letter SET words = name WHERE name <> %s",
        "hub": "UPDATE core_letter SET hub_id = child_id WHERE name <> %s",
    }[moved]
    with connection.cursor() as cursor:
        cursor.execute(take, [b"none"])
    opened = 0
    for row in Letter.objects.filter(pk__in=[letter.pk, other.pk]):
        try:
            opened += bool(row.words)
        except Unreadable:
            continue
    # Of two rows given one row's bytes, only that row still opens.
    assert opened == (1 if moved == "row" else 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(words="plain"),
        lambda rows: rows.bulk_update([rows.get()], ["words"]),
        lambda rows: rows.filter(words="She wants to sing.").exists(),
        lambda rows: rows.filter(words__contains="sing").exists(),
        lambda rows: rows.filter(words__in=["x"]).exists(),
        lambda rows: rows.filter(words__gt="a").exists(),
    ],
    ids=["update", "bulk_update", "exact", "contains", "in", "gt"],
)
def test_it_is_never_searched_nor_updated_in_bulk(
    letter: Letter, change: Callable[[models.QuerySet[Letter]], object]
) -> None:
    with pytest.raises((TypeError, FieldError)), transaction.atomic():
        change(Letter.objects.all())
    assert Letter.objects.get().words == "She wants to sing."


def test_rows_made_in_bulk_are_sealed(hub: UUID, child: UUID, stored: Stored) -> None:
    (letter,) = Letter.objects.bulk_create([Letter(hub_id=hub, child_id=child, words="Many at once.")])
    assert b"Many" not in stored(letter, "words")
    assert Letter.objects.get().words == "Many at once."


def test_a_text_that_is_no_string_is_refused(hub: UUID, child: UUID) -> None:
    with pytest.raises(TypeError, match="is a string"):
        Letter.objects.create(hub_id=hub, child_id=child, words=12)


def test_a_copied_row_is_sealed_for_its_own_place(letter: Letter) -> None:
    copy = Letter.objects.get()
    assert copy.words
    open_to_seal_anew(copy)
    copy.pk, copy._state.adding = uuid4(), True
    copy.save()
    assert Letter.objects.get(pk=copy.pk).words == "She wants to sing."


def test_an_opened_copy_never_carries_the_old_rows_bytes(letter: Letter) -> None:
    copy = Letter.objects.get()
    assert all((copy.words, copy.name, copy.answers))
    copy.pk, copy._state.adding = uuid4(), True
    copy.save()
    assert Letter.objects.get(pk=copy.pk).name == "Amelie Quill"


def test_an_unopened_copy_is_refused_rather_than_lost(letter: Letter) -> None:
    copy = Letter.objects.get()
    copy.pk, copy._state.adding = uuid4(), True
    with pytest.raises(TypeError, match="open_to_seal_anew"):
        copy.save()


def test_a_record_given_to_another_child_is_sealed_under_that_childs_key(letter: Letter, hub: UUID) -> None:
    other = uuid4()
    create_child_key(other, hub)
    moved = Letter.objects.get()
    open_to_seal_anew(moved)
    moved.child_id = other
    moved.save()
    forget()
    assert Letter.objects.get().words == "She wants to sing."


def test_the_columns_are_known_and_the_class_attribute_is_the_field_itself() -> None:
    assert encrypted_fields(Letter) == ["name", "words", "answers"]
    assert Letter.words.field.purpose == "narrative"
    assert Letter._meta.get_field("name").deconstruct()[3]["purpose"] == "identity"
