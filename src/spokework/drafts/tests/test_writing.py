"""The page on which everything is written."""

import threading
from typing import Any

import pytest
from django.db import connections

from spokework.accounts.models import Account
from spokework.drafts import writing
from spokework.drafts.models import Draft

from .conftest import Browser, fields_of
from .pages import MIA, SENT, TOM

NOTE, NEW, RESUME = f"/people/{MIA}/note/", "/referrals/new/", f"/people/{MIA}/resume/"


def test_the_page_shows_its_form_and_is_not_stored(browser: Browser) -> None:
    page = browser.get(NOTE)
    assert page["Cache-Control"] == "no-store"
    assert b"<title>Write a note" in page.content
    assert b"Save note" in page.content
    assert b"Views of this record are logged" in page.content
    assert fields_of(page)["note"] == "As it was"
    assert fields_of(page)["version"] == "1"
    assert b"logged" not in browser.get(NEW).content


def test_out_of_reach_is_not_found(browser: Browser, ann: Account) -> None:
    ann.name = "Not with Tom"
    browser.sign_in(ann)
    assert browser.get(f"/people/{TOM}/note/").status_code == 404
    assert browser.post(f"/people/{TOM}/note/", {"note": "x"}).status_code == 404


def test_saving_goes_on_and_says_so(browser: Browser) -> None:
    answer = browser.post(NOTE, browser.fields(NOTE) | {"note": "Met at school"})
    assert (answer.status_code, answer["Location"]) == (303, "/done/1/")
    assert answer["Cache-Control"] == "no-store"
    assert f"Note saved on {MIA}." in browser.get(NEW).content.decode()


def test_an_error_keeps_everything_typed(browser: Browser) -> None:
    answer = browser.post(
        NOTE, browser.fields(NOTE) | {"note": "Met", "day_day": "31", "day_month": "2", "day_year": "2016"}
    )
    assert answer.status_code == 422
    again = fields_of(answer)
    assert (again["note"], again["day_day"], again["day_month"]) == ("Met", "31", "2")
    assert b"Enter a real date" in answer.content


def test_a_refusal_is_shown_at_its_field_and_the_same_form_can_be_sent_again(browser: Browser) -> None:
    form = browser.fields(NOTE)
    answer = browser.post(NOTE, form | {"note": "no"})
    assert answer.status_code == 422
    assert b"Write more than no." in answer.content
    again = fields_of(answer)
    assert (again["note"], again["submission"]) == ("no", form["submission"])
    assert browser.post(NOTE, again | {"note": "yes"}).status_code == 303
    assert SENT == ["yes"]


def test_a_refusal_keeps_the_draft(browser: Browser) -> None:
    form = browser.fields(NOTE) | {"note": "no"}
    browser.post(f"/drafts/keep/?of={NOTE}", form)
    browser.post(NOTE, form)
    assert browser.fields(NOTE)["note"] == "no"


def test_saving_clears_the_draft(browser: Browser) -> None:
    form = browser.fields(NOTE) | {"note": "yes"}
    browser.post(f"/drafts/keep/?of={NOTE}", form)
    browser.post(NOTE, form)
    assert not Draft.objects.exists()


def test_a_verb_without_fields_uses_the_same_page(browser: Browser) -> None:
    page = browser.get(RESUME)
    assert b"Resume case" in page.content
    assert browser.post(RESUME, fields_of(page)).status_code == 303
    assert SENT == ["resumed"]


@pytest.mark.parametrize("path", [NOTE, NEW, RESUME])
def test_pressed_twice_it_is_done_once(browser: Browser, path: str) -> None:
    form = browser.fields(path) | {"note": "Once", "name": "Once"}
    first, second = browser.post(path, form), browser.post(path, form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert len(SENT) == 1


def test_the_second_press_is_answered_though_the_first_gave_the_record_away(browser: Browser, ann: Account) -> None:
    path = f"/people/{TOM}/note/"
    form = browser.fields(path) | {"note": "Handed over"}
    browser.post(path, form)
    ann.name = "Not with Tom"
    browser.sign_in(ann)
    assert browser.post(path, form).status_code == 303
    assert SENT == ["Handed over"]


def test_the_old_page_with_new_words_is_neither_lost_nor_saved_unasked(browser: Browser) -> None:
    form = browser.fields(NEW) | {"name": "First"}
    browser.post(NEW, form)
    answer = browser.post(NEW, form | {"name": "First, corrected"})
    assert answer.status_code == 409
    assert b"This form was saved before" in answer.content
    again = fields_of(answer)
    assert again["name"] == "First, corrected"
    assert SENT == ["First"]
    assert browser.post(NEW, again).status_code == 303
    assert SENT == ["First", "First, corrected"]


def test_forms_sent_without_a_token_are_each_done(browser: Browser) -> None:
    for _ in range(2):
        assert browser.post(NEW, {"name": "From a script"}).status_code == 303
    assert len(SENT) == 2


def test_somebody_elses_token_is_no_key_to_their_answer(browser: Browser, bob: Account) -> None:
    form = browser.fields(NEW) | {"name": "Ann's"}
    browser.post(NEW, form)
    browser.sign_in(bob)
    answer = browser.post(NEW, form)
    assert answer.status_code == 303
    assert answer["Location"] != "/done/1/"
    assert len(SENT) == 2


def test_two_people_write_and_the_second_sees_both(browser: Browser, bob: Account, records: Any) -> None:
    mine = browser.fields(NOTE) | {"note": "What I typed", "level": "high"}
    other = Browser()
    other.sign_in(bob)
    other.post(NOTE, other.fields(NOTE) | {"note": "What Bob saved"})

    answer = browser.post(NOTE, mine)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "What Bob saved" in shown
    assert "Level: saved now “Lower”, you entered “Higher”" in shown
    again = fields_of(answer)
    assert (again["note"], again["level"], again["version"]) == ("What I typed", "high", "2")
    assert records[MIA].note == "What Bob saved"

    assert browser.post(NOTE, again | {"note": "Both"}).status_code == 303
    assert records[MIA].note == "Both"


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_the_same_moment_it_is_done_once(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    form = browser.fields(NEW) | {"name": "Once"}
    answers: list[Any] = []
    both_here = threading.Barrier(2, timeout=30)
    once = writing.once

    def at_the_same_moment(*args: Any, **kwargs: Any) -> str:
        both_here.wait()
        return once(*args, **kwargs)

    monkeypatch.setattr(writing, "once", at_the_same_moment)

    def press() -> None:
        hand = Browser()
        hand.cookies = browser.cookies
        try:
            answers.append(hand.post(NEW, form))
        finally:
            connections.close_all()

    hands = [threading.Thread(target=press) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer["Location"] for answer in answers}) == 1
    assert len(SENT) == 1
