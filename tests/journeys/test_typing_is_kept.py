"""A worker's typing outlives a time-out, a second press and the Back button – with JavaScript and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import choose, go, press, says, young_people

pytestmark = pytest.mark.browser

WORDS = "She told me about the new flat, and asked whether her sister may come along."


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_session_that_ends_while_writing_loses_nothing(
    new_page: Pages, sign_in_as: SignIn, time_out: Callable[[Page], None], javascript: bool
) -> None:
    page = new_page(javascript=javascript)
    sign_in_as(page, Role.SPOKE_WORKER)
    form = f"/young-people/{young_people(page)[6]}/contacts/new/"
    go(page, form)
    choose(page, "Took place")
    page.get_by_label("Note").fill(WORDS)
    time_out(page)
    press(page, "Save contact")
    assert page.locator("h1").inner_text() == "Sign in"
    assert WORDS not in page.content()
    sign_in_as(page, Role.SPOKE_WORKER)
    go(page, form)
    says(page, "We kept what you were writing")
    assert page.get_by_label("Note").input_value() == WORDS
    press(page, "Save contact")
    says(page, WORDS)


def test_autosave_after_the_session_ended_says_so_beside_the_form(
    page: Page, sign_in_as: SignIn, time_out: Callable[[Page], None]
) -> None:
    sign_in_as(page, Role.SPOKE_WORKER)
    go(page, f"/young-people/{young_people(page)[7]}/contacts/new/")
    time_out(page)
    page.get_by_label("Note").press_sequentially("Met at the library")
    expect(page.locator(".autosave")).to_contain_text("You have been signed out. What you typed is kept")
    assert page.get_by_label("Note").input_value() == "Met at the library"


def test_nobody_else_is_offered_what_was_typed(
    page: Page, sign_in_as: SignIn, time_out: Callable[[Page], None]
) -> None:
    sign_in_as(page, Role.SPOKE_WORKER)
    form = f"/young-people/{young_people(page)[8]}/contacts/new/"
    go(page, form)
    choose(page, "Missed")
    page.get_by_label("Note").fill(WORDS)
    time_out(page)
    press(page, "Save contact")
    sign_in_as(page, Role.HUB_MANAGER)
    go(page, form)
    assert page.get_by_label("Note").input_value() == ""


def test_a_double_click_writes_one(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.SPOKE_WORKER)
    home = f"/young-people/{young_people(page)[6]}/contacts/"
    written = page.locator("main li", has_text="Two quick clicks")
    go(page, home)
    before = written.count()
    go(page, f"{home}new/")
    choose(page, "Took place")
    page.get_by_label("Note").fill("Two quick clicks")
    page.get_by_role("button", name="Save contact").dblclick()
    page.wait_for_url(f"**{home}")
    go(page, home)
    assert written.count() == before + 1


def test_back_does_not_write_again(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.SPOKE_WORKER)
    home = f"/young-people/{young_people(page)[7]}/contacts/"
    written = page.locator("main li", has_text="Once is enough")
    go(page, home)
    before = written.count()
    go(page, f"{home}new/")
    choose(page, "Took place")
    page.get_by_label("Note").fill("Once is enough")
    press(page, "Save contact")
    page.go_back()
    # The server was asked again: an empty form, not the one that was sent.
    assert page.get_by_label("Note").input_value() == ""
    page.reload()
    page.go_forward()
    page.reload()
    assert written.count() == before + 1
