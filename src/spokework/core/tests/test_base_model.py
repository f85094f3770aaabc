from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from spokework.core.errors import Stale

from .things import Memo


def test_a_change_says_which_fields_changed(memo: Memo) -> None:
    assert memo.change(expected=1, title="Second", text="Words") == ["title"]
    assert (memo.title, memo.version) == ("Second", 2)
    assert Memo.objects.values_list("title", "version").get() == ("Second", 2)


def test_whoever_saves_second_is_told_what_the_first_saved(memo: Memo) -> None:
    seen_by_two = Memo.objects.get()
    memo.change(expected=1, text="Hers")
    with pytest.raises(Stale) as told:
        seen_by_two.change(expected=1, text="His")
    assert told.value.current.text == "Hers"
    assert Memo.objects.get().text == "Hers"
    assert "save again" in told.value.message


def test_after_comparing_the_second_can_save(memo: Memo) -> None:
    seen_by_two = Memo.objects.get()
    memo.change(expected=1, text="Hers")
    seen_by_two.change(expected=2, text="Hers and his")
    assert Memo.objects.get().version == 3


def test_without_an_expectation_the_last_word_counts(memo: Memo) -> None:
    Memo.objects.get().change(text="Elsewhere")
    memo.change(title="Second")
    kept = Memo.objects.get()
    assert (kept.title, kept.text, kept.version) == ("Second", "Elsewhere", 3)
    assert memo.version == 3


def test_a_change_that_fails_claims_no_version(memo: Memo) -> None:
    with pytest.raises(IntegrityError):
        memo.change(expected=1, text=None)
    assert Memo.objects.get().version == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_exactly_one_saves() -> None:
    key, together = Memo.objects.create(text="Words").pk, Barrier(2)

    def change(text: str) -> str:
        try:
            mine = Memo.objects.get(pk=key)
            together.wait()
            mine.change(expected=1, text=text)
        except Stale:
            return "stale"
        finally:
            connection.close()
        return text

    with ThreadPoolExecutor(2) as people:
        outcomes = list(people.map(change, ["Hers", "His"]))
    assert outcomes.count("stale") == 1
    assert Memo.objects.get().text in outcomes


def test_keys_are_never_counted_up(memo: Memo) -> None:
    assert memo.pk != Memo.objects.create().pk
    assert memo.pk.version == 4
