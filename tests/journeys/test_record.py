"""One Record button: what a spoke worker did, written down on a telephone, and by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import by_key, focus_on, follow, go, looked_at, open_link, says

pytestmark = pytest.mark.browser
TAPS_AT_MOST = 9


class Thumb:
    """Whoever counts it: a tap on a link or a button, and one on a box before anything is typed in it."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def follow(self, link: Locator) -> None:
        self.taps += 1
        open_link(self.page, link)

    def record(self, what: str) -> None:
        self.follow(self.page.locator("header").get_by_role("link", name="Record"))
        self.follow(self.page.locator(".targets a", has_text=what))

    def choose(self, label: str) -> None:
        self.taps += 1
        self.page.get_by_text(label, exact=True).click()

    def type(self, label: str, words: str) -> None:
        self.taps += 1
        self.page.get_by_label(label, exact=True).fill(words)

    def press(self, name: str) -> None:
        self.taps += 1
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        looked_at(self.page)


@pytest.mark.parametrize("javascript", [True, False], ids=["", "without JavaScript"])
def test_a_training_and_a_challenge_are_recorded_in_under_ten_taps(
    new_page: Pages, sign_in_as: SignIn, javascript: bool
) -> None:
    phone = new_page(width=375, javascript=javascript)
    sign_in_as(phone, Role.SPOKE_WORKER)
    thumb = Thumb(phone)
    thumb.record("Training event")
    thumb.type("How many came", "14")
    thumb.press("Save training")
    says(phone, "The training event is recorded.")
    says(phone, "14 came")
    thumb.record("Challenge")
    thumb.choose("A young person not heard")
    thumb.type("What you challenged", "The meeting decided before anybody had asked him.")
    thumb.press("Save challenge")
    says(phone, "The challenge is recorded.")
    says(phone, "The meeting decided before anybody had asked him.")
    assert thumb.taps <= TAPS_AT_MOST


def test_a_contact_begins_at_record_too(new_page: Pages, sign_in_as: SignIn) -> None:
    phone = new_page(width=375)
    sign_in_as(phone, Role.SPOKE_WORKER)
    thumb = Thumb(phone)
    thumb.record("Contact")
    thumb.follow(phone.locator(".targets a").first)
    assert phone.locator("h1").inner_text().endswith("Record contact")


def test_advice_is_written_down_by_keyboard_alone(new_page: Pages, sign_in_as: SignIn) -> None:
    worker = new_page(width=320)
    sign_in_as(worker, Role.SPOKE_WORKER)
    focus_on(worker, "a", "Record")
    by_key(worker, "Enter")
    focus_on(worker, "a", "Consultancy Advice to another professional")
    by_key(worker, "Enter")
    focus_on(worker, "textarea", "advice")
    worker.keyboard.type("Write down what she says in her own words.")
    focus_on(worker, "button", "Save consultancy")
    by_key(worker, "Enter")
    says(worker, "The consultancy is recorded.")
    says(worker, "Write down what she says in her own words.")


def test_a_challenge_is_followed_until_it_is_resolved_and_stands_in_her_quarter(
    new_page: Pages, sign_in_as: SignIn
) -> None:
    worker = new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    thumb = Thumb(worker)
    thumb.record("Challenge")
    thumb.choose("A case closed or handed off too early")
    thumb.type("What you challenged", "They closed it after one missed visit.")
    thumb.press("Save challenge")
    follow(worker, "Take further")
    thumb.type("To whom, and what you said (optional)", "The team manager, by telephone.")
    thumb.press("Save step")
    follow(worker, "Say what came of it")
    thumb.choose("The agency changed part of it")
    thumb.type("What the agency did", "They keep it open for another month.")
    thumb.press("Resolve challenge")
    says(worker, "Resolved: The agency changed part of it")
    follow(worker, "Practice", within="header")
    expect(worker.locator("tbody tr").first).to_contain_text("Challenge to")
    follow(worker, "My quarter")
    says(worker, "A case closed or handed off too early: The agency changed part of it")
    go(worker, "/practice/?kind=challenge")
    expect(worker.locator("tbody tr").first).to_contain_text("Resolved")
