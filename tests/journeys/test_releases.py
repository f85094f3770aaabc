"""A quarter's figures on their way out: what leaks is refused, a second person approves, a funder reads."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import choose, follow, go, press, says, status_of

pytestmark = pytest.mark.browser

AGAIN = "/figures/releases/2016Q3/2/"
WHY = "The office wants exact totals for the trustees."
WORDS = "Support began for more young people than in the summer."


def sign_in_the_colleague(page: Page) -> None:
    page.goto("/demonstration/")
    page.get_by_role("button", name="Continue as Programme lead, a colleague").click()
    page.wait_for_url(lambda url: "/demonstration" not in url)


def test_a_release_is_refused_made_safe_approved_and_read(page: Page, new_page: Pages, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    follow(page, "Releases", within=".nav-wide")
    says(page, "2016Q3")
    follow(page, "Make a release")
    choose(page, "2016Q3")
    page.get_by_text("Exact totals: for a return").click()
    page.get_by_label("Why there is another version").fill(WHY)
    press(page, "Make release")

    # Exact totals beside the rounded ones that are out: the attack finds small counts, and says which.
    follow(page, "Check")
    press(page, "Check", status=422)
    says(page, "Small counts could be worked out from this release")
    says(page, "What it would give away")
    assert page.locator("main li", has_text="which knows its own").count() > 3

    go(page, AGAIN)
    says(page, "Draft: not checked yet")
    follow(page, "Make the release again")
    page.get_by_text("Rounded to 5, small counts").click()
    press(page, "Make again")
    follow(page, "Write a key message")
    choose(page, "New cases")
    page.get_by_label("What it says, in plain words").fill(WORDS)
    press(page, "Save message")
    follow(page, "Check")
    press(page, "Check")
    says(page, "No small count could be worked out")

    follow(page, "Approve")
    press(page, "Approve", status=422)
    says(page, "Ask another person to approve it")

    funder = new_page(width=320)
    sign_in_as(funder, Role.FUNDER)
    assert status_of(funder, AGAIN) == 404

    second = new_page()
    sign_in_the_colleague(second)
    go(second, AGAIN)
    says(second, WORDS)
    follow(second, "Approve")
    press(second, "Approve")
    follow(second, "Publish")
    press(second, "Publish")
    says(second, "Published")
    assert not second.get_by_role("link", name="Make the release again").count()

    go(funder, AGAIN)
    says(funder, WORDS)
    says(funder, WHY)
    says(funder, "160 of 220, 30 not known")
    for address in ("/figures/", "/figures/of/new_cases/?by=sex", "/figures/releases/new/", f"{AGAIN}check/"):
        assert status_of(funder, address) == 403
