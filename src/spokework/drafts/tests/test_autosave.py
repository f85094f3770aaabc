"""Keeping while typing, and throwing away."""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.utils import timezone

from spokework.access.permissions import Permission as P
from spokework.access.rules import Rule
from spokework.access.url_table import URL_TABLE
from spokework.accounts.models import Account
from spokework.audit.models import Event
from spokework.drafts.models import Draft

from .conftest import Browser, fields_of
from .pages import FAR, MIA, TOM

NOTE = f"/people/{MIA}/note/"


def keep(browser: Browser, form: dict[str, str], of: str = NOTE, **headers: Any) -> Any:
    return browser.post(f"/drafts/keep/?of={quote(of)}", form, **headers)


def test_the_page_says_where_to_keep_and_when_it_was_kept(browser: Browser) -> None:
    page = browser.get(NOTE)
    assert f'hx-post="/drafts/keep/?of={quote(NOTE, safe="")}"'.encode() in page.content
    answer = keep(browser, fields_of(page) | {"note": "Half"})
    at = timezone.localtime(Draft.objects.get().kept_at)
    assert f">{at:%H:%M}</time>" in answer.content.decode()
    assert answer.content.decode().startswith("Kept as a draft at ")
    assert answer["Cache-Control"] == "no-store"
    assert browser.fields(NOTE)["note"] == "Half"


def test_keeping_again_replaces(browser: Browser) -> None:
    form = browser.fields(NOTE)
    keep(browser, form | {"note": "One"})
    keep(browser, form | {"note": "One, two"})
    assert Draft.objects.count() == 1
    assert browser.fields(NOTE)["note"] == "One, two"


def test_a_draft_about_a_young_person_says_so(browser: Browser, records: Any) -> None:
    keep(browser, browser.fields(NOTE))
    draft = Draft.objects.get()
    assert (draft.young_person_id, draft.hub_id) == (records[MIA].pk, records[MIA].hub_id)


@pytest.mark.parametrize(
    "of",
    [f"/people/{FAR}/note/", "/people/SW-9999-9/note/", "/plain/", "/nowhere/", "//evil.example/", "", NOTE + "?a=b"],
)
def test_what_the_person_cannot_open_cannot_be_kept_or_discarded(browser: Browser, of: str) -> None:
    form = browser.fields(NOTE)
    assert keep(browser, form, of).status_code == 404
    assert browser.post(f"/drafts/discard/?of={quote(of)}").status_code == 404
    assert not Draft.objects.exists()


def test_a_record_of_the_hub_beyond_the_persons_own_reach_cannot_be_kept(browser: Browser, ann: Account) -> None:
    form = browser.fields(NOTE)
    assert keep(browser, form, f"/people/{TOM}/note/").status_code == 200
    ann.name = "Not with Tom"
    browser.sign_in(ann)
    assert keep(browser, form, f"/people/{TOM}/note/").status_code == 404


def test_what_the_persons_roles_do_not_allow_cannot_be_kept(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    form = browser.fields(NOTE)
    monkeypatch.setitem(URL_TABLE, "note", Rule(P.CLOSE_CASE, of="people"))
    assert keep(browser, form).status_code == 404


def test_a_form_drawn_for_somebody_else_is_not_kept(browser: Browser, bob: Account) -> None:
    form = browser.fields(NOTE)
    browser.sign_in(bob)
    assert keep(browser, form).status_code == 404


def test_discarding_leads_back_to_an_empty_form(browser: Browser) -> None:
    keep(browser, browser.fields(NOTE) | {"note": "Half"})
    answer = browser.post(f"/drafts/discard/?of={quote(NOTE)}")
    assert (answer.status_code, answer["Location"]) == (302, NOTE)
    assert browser.fields(NOTE)["note"] == "As it was"


def test_too_long_says_what_to_do(browser: Browser) -> None:
    answer = keep(browser, browser.fields(NOTE) | {"note": "x" * 300_000})
    assert "too long to keep" in answer.content.decode()
    assert not Draft.objects.exists()


def test_autosave_that_arrives_after_the_form_was_saved_is_not_offered(browser: Browser) -> None:
    form = browser.fields(NOTE) | {"note": "Saved"}
    browser.post(NOTE, form)
    keep(browser, form)
    assert Draft.objects.exists()
    assert b"We kept" not in browser.get(NOTE).content
    assert not Draft.objects.exists()


def test_autosave_after_the_session_ended_keeps_and_says_so(browser: Browser, ann: Account) -> None:
    form = browser.fields(NOTE) | {"note": "Half"}
    browser.time_out()
    answer = keep(browser, form)
    assert answer.status_code == 200
    assert "signed out" in answer.content.decode()
    assert "is kept" in answer.content.decode()
    browser.sign_in(ann)
    assert browser.fields(NOTE)["note"] == "Half"


def test_autosave_is_no_view_of_the_record(browser: Browser) -> None:
    form = browser.fields(NOTE)
    viewed = Event.objects.filter(action__startswith="viewed")
    assert viewed.count() == 1
    keep(browser, form)
    assert viewed.count() == 1


def test_a_form_without_fields_is_not_kept(browser: Browser) -> None:
    page = browser.get(f"/people/{MIA}/resume/")
    assert b"hx-post" not in page.content
    keep(browser, fields_of(page), f"/people/{MIA}/resume/")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("url", ["/drafts/keep/", "/drafts/discard/"])
def test_drafts_are_never_read_by_get(browser: Browser, url: str) -> None:
    assert isinstance(browser.get(url), HttpResponse)
    assert browser.get(url).status_code == 405
