"""A form that arrives after the session ended, or with a stale token, loses nothing – without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from spokework.accounts.models import Account
from spokework.drafts.models import Draft

from .conftest import Browser, fields_of
from .pages import FAR, MIA, RECORDS, SENT, TOM

NOTE, OTHER = f"/people/{MIA}/note/", f"/people/{MIA}/other/"


def typed(browser: Browser, path: str = NOTE, **values: str) -> dict[str, str]:
    return browser.fields(path) | {"note": "Half a thought", "day_month": "Mar", "level": "high"} | values


def test_what_was_typed_when_the_session_ended_is_offered_after_signing_in(browser: Browser, ann: Account) -> None:
    form = typed(browser, day_day="45")
    browser.time_out()
    answer = browser.post(NOTE, form)
    assert answer.status_code == 302
    there = urlsplit(answer["Location"])
    assert (there.path, parse_qs(there.query)) == ("/accounts/login/", {"next": [NOTE]})

    browser.sign_in(ann)
    page = browser.get(NOTE)
    offered = fields_of(page)
    assert offered["note"] == "Half a thought"
    assert (offered["day_day"], offered["day_month"], offered["level"]) == ("45", "Mar", "high")
    assert offered["submission"] not in ("", form["submission"])
    assert b"We kept what you were writing" in page.content
    assert b"field-error" not in page.content

    corrected = offered | {"day_day": "", "day_month": ""}
    assert browser.post(NOTE, corrected).status_code == 303
    assert SENT == ["Half a thought"]
    assert not Draft.objects.exists()


def test_nobody_else_and_no_other_record_or_form_is_offered_it(browser: Browser, ann: Account, bob: Account) -> None:
    form = typed(browser)
    browser.time_out()
    browser.post(NOTE, form)
    browser.sign_in(bob)
    assert browser.fields(NOTE)["note"] == "As it was"
    browser.sign_in(ann)
    assert browser.fields(f"/people/{TOM}/note/")["note"] == "As it was"
    assert browser.fields(OTHER)["note"] == "As it was"
    assert browser.fields(NOTE)["note"] == "Half a thought"


def test_what_one_person_typed_is_not_kept_for_the_next_at_the_same_machine(
    records: object, ann: Account, bob: Account
) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.sign_in(ann)
    form = typed(browser)
    browser.sign_in(bob)
    browser.get(NOTE)
    answer = browser.post(NOTE, form | {"csrfmiddlewaretoken": "stale"})
    assert answer.status_code == 403
    assert b"was kept" not in answer.content
    assert not Draft.objects.exists()


@pytest.mark.parametrize("signed_out", [False, True])
def test_a_stale_token_keeps_the_form_and_leads_back_to_it(records: object, ann: Account, signed_out: bool) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.sign_in(ann)
    form = typed(browser)
    if signed_out:
        browser.time_out()
    answer = browser.post(NOTE, form | {"csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert b"Your typing was kept" in answer.content
    assert f'href="{NOTE}"'.encode() in answer.content
    assert answer["Cache-Control"] == "no-store"
    browser.sign_in(ann)
    assert browser.fields(NOTE)["note"] == "Half a thought"
    assert SENT == []


def test_a_restored_form_still_carries_the_version_it_was_typed_against(browser: Browser, ann: Account) -> None:
    form = typed(browser)
    browser.time_out()
    browser.post(NOTE, form)
    browser.sign_in(ann)
    record = RECORDS[MIA]
    record.version, record.note = 2, "Bob was here"
    answer = browser.post(NOTE, browser.fields(NOTE) | {"day_day": "", "day_month": ""})
    assert answer.status_code == 409
    assert record.note == "Bob was here"


@pytest.mark.parametrize("path", ["/plain/", "/accounts/login/", "/nowhere/", "//evil.example/people/"])
def test_only_writing_pages_keep_anything(browser: Browser, path: str) -> None:
    form = typed(browser)
    browser.time_out()
    browser.post(path, form)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("path", ["/plain/", "//evil.example/people/", "/nowhere/"])
def test_a_stale_token_leads_nowhere_but_to_a_writing_page(ann: Account, path: str) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.sign_in(ann)
    answer = browser.post(path, {"note": "x"})
    assert b"evil" not in answer.content
    assert b"Open the form again" not in answer.content


@pytest.mark.parametrize("header", ["HTTP_ORIGIN", "HTTP_REFERER"])
@pytest.mark.parametrize("value", ["https://evil.example/", "null", "http://testserver.evil.example/x"])
def test_a_form_from_another_site_is_not_kept(browser: Browser, header: str, value: str) -> None:
    form = typed(browser)
    browser.time_out()
    browser.post(NOTE, form, **{header: value})
    assert not Draft.objects.exists()
    browser.post(NOTE, form, **{header: "http://testserver/people/"})
    assert Draft.objects.count() == 1


def test_nothing_is_kept_for_a_stranger(browser: Browser) -> None:
    form = typed(browser)
    assert Client().post(NOTE, form).status_code == 302
    assert not Draft.objects.exists()


def test_a_stale_token_says_nothing_about_records_beyond_reach(records: object, ann: Account) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.sign_in(ann)
    form = typed(browser) | {"csrfmiddlewaretoken": "stale"}
    existing = browser.post(f"/people/{FAR}/note/", form).content
    missing = browser.post("/people/SW-9999-9/note/", form).content
    assert existing.replace(FAR.encode(), b"") == missing.replace(b"SW-9999-9", b"")
    browser.time_out()
    existing = browser.post(f"/people/{FAR}/note/", form).content
    missing = browser.post("/people/SW-9999-9/note/", form).content
    assert existing.replace(FAR.encode(), b"") == missing.replace(b"SW-9999-9", b"")
    assert Draft.objects.count() == 1


def test_a_record_that_went_out_of_reach_while_writing_keeps_what_was_typed(browser: Browser, ann: Account) -> None:
    path = f"/people/{TOM}/note/"
    form = typed(browser, path)
    name, ann.name = ann.name, "Not with Tom"
    browser.sign_in(ann)
    assert browser.post(path, form).status_code == 404
    assert browser.get(path).status_code == 404
    ann.name = name
    browser.sign_in(ann)
    assert browser.fields(path)["note"] == "Half a thought"


def test_somebody_elses_record_keeps_nothing(browser: Browser) -> None:
    form = typed(browser)
    assert browser.post(f"/people/{FAR}/note/", form).status_code == 404
    assert not Draft.objects.exists()


def test_too_long_to_keep_is_said(records: object, ann: Account) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.sign_in(ann)
    form = typed(browser, note="x" * 300_000) | {"csrfmiddlewaretoken": "stale"}
    answer = browser.post(NOTE, form)
    assert b"copy what you wrote" in answer.content
    assert not Draft.objects.exists()
