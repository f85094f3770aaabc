"""A hub administrator brings somebody in; and two people who write into one record at the same time."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .making import a_name, an_open_case, name_of_reader
from .walking import choose, follow, go, looked_at, press, reference_in, says, status_of

pytestmark = pytest.mark.browser
PASSWORD = "lantern over the quiet water 41"


def test_an_invited_person_chooses_a_password_by_a_link_that_works_once(
    page: Page, new_page: Pages, sign_in_as: SignIn
) -> None:
    sign_in_as(page, Role.HUB_ADMINISTRATOR)
    follow(page, "People", within=".nav-wide")
    follow(page, "Invite somebody")
    name = f"{a_name()} {a_name()}"
    # Wider than the narrowest screen: addresses are, and have no place to break.
    email = f"{name.replace(' ', '.').lower()}.of.the.young.people@wrenhallow-lantern.example"
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Name", exact=True).fill(name)
    choose(page, "Spoke worker")
    press(page, "Invite")
    link = page.locator(".one-time-link").inner_text()

    invited = new_page()
    go(invited, link)
    says(invited, email)
    for field in invited.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    invited.locator("main form button[type=submit]").last.click()
    invited.wait_for_url(lambda url: "welcome" not in url)
    looked_at(invited)
    assert name in invited.locator("header").inner_text()
    assert new_page().goto(link).status == 410  # type: ignore[union-attr]  # a page always answers a navigation
    page.reload()
    assert not page.locator(".one-time-link").count()


def test_two_people_write_into_one_record_and_neither_loses_a_word(
    page: Page, new_page: Pages, sign_in_as: SignIn
) -> None:
    sign_in_as(page, Role.HUB_MANAGER)
    worker = new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    an_open_case(page, worker=name_of_reader(worker))
    follow(page, "Record contact")
    choose(page, "Took place")
    page.get_by_label("Note").fill("First meeting, at the hub.")
    press(page, "Save contact")
    form = f"/young-people/{reference_in(page)}/contacts/1/change/"
    go(page, form)
    go(worker, form)
    page.get_by_label("Note").fill("First meeting, at the hub, with her aunt.")
    press(page, "Save contact")
    worker.get_by_label("Note").fill("First meeting, at the hub. She liked the garden.")
    press(worker, "Save contact", status=409)
    says(worker, "saved this while you were writing")
    says(worker, "First meeting, at the hub, with her aunt.")
    assert worker.get_by_label("Note").input_value() == "First meeting, at the hub. She liked the garden."
    worker.get_by_label("Note").fill("First meeting, at the hub, with her aunt. She liked the garden.")
    press(worker, "Save contact")
    says(worker, "She liked the garden.")


def test_a_hub_administrator_sees_no_young_person(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.HUB_ADMINISTRATOR)
    for address in ("/young-people/", "/search/", "/triage/", "/team/", "/overview/", "/look-beyond/"):
        assert status_of(page, address) == 403, address
