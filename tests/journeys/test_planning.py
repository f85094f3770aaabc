"""A programme lead asks what happens if one grant ends in March, and reads how many young people it cuts off."""

import re

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import SignIn
from .walking import focus_on, follow, looked_at, says

pytestmark = pytest.mark.browser

GRANT = "Heronsgate Quill Foundation – Wrenhallow Lantern"


def test_what_happens_if_one_grant_ends_in_march(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    follow(page, "Planning", within=".nav-wide")
    says(page, "One post more where most wait")
    follow(page, "Copy today’s plan", within="main")

    # By keyboard alone from here to the answer.
    page.get_by_label("Name of the scenario").focus()
    page.keyboard.type("One grant less")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/planning/[0-9a-f-]+/$"))
    says(page, "Where the numbers come from")
    says(page, "848 accepted so far")
    follow(page, "What if a grant ends?")

    page.get_by_label("Which grant ends").select_option(GRANT)
    page.get_by_label("At the end of which month").select_option("March 2017")
    focus_on(page, "button", "Work it out")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/planning/forecasts/"))

    answer = page.locator(".answer")
    expect(answer).to_be_visible(timeout=180_000)
    looked_at(page)
    said = re.search(r"ended on 31 March 2017, it would cut off about (\d+) young people", answer.inner_text())
    assert said, answer.inner_text()
    interval = re.search(r"In 9 of 10 outcomes it is (\d+) to (\d+)", answer.inner_text())
    assert interval
    low, high = map(int, interval.groups())
    assert 0 < low <= int(said[1]) <= high <= 36  # it pays for three posts of twelve places
    says(page, "It pays for 3 posts with 36 places")
    rows = page.get_by_role("table", name="What winding down would change").locator("tbody tr").all_inner_texts()
    cut = [int(row.split("\t")[1]) for row in rows]
    assert cut == sorted(cut, reverse=True)
    assert cut[0] > cut[-1]
    says(page, "Played by chance")
