"""A hub manager from a referral to its decision, and from waiting to a worker."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .making import a_name, a_referral, an_accepted_referral, an_open_case, choose_worker, name_of_reader
from .walking import choose, follow, go, open_link, press, reference_in, says, status_of, young_people

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.HUB_MANAGER)
    return page


def test_a_referral_is_started_asked_about_and_accepted(manager: Page) -> None:
    reference = a_referral(manager)
    go(manager, "/triage/")
    open_link(manager, manager.locator("tbody tr", has_text=reference).get_by_role("link"))
    press(manager, "Start triage")
    says(manager, "In triage")
    follow(manager, "Ask for information")
    manager.get_by_label("What you asked the referrer for").fill("Who at home knows about the referral?")
    press(manager, "Record what was asked")
    says(manager, "The referral waits for the answer.")
    follow(manager, "Record the answer")
    manager.get_by_label("What the referrer answered").fill("Her aunt does.")
    press(manager, "Record answer")
    follow(manager, "Accept referral")
    manager.get_by_role("group", name="Did it come early enough?").get_by_text("Yes", exact=True).click()
    press(manager, "Accept referral")
    says(manager, "Waiting for a worker")
    go(manager, "/triage/")
    assert reference not in manager.locator("main").inner_text()


def test_a_referral_is_declined_with_a_reason(manager: Page) -> None:
    reference = a_referral(manager)
    press(manager, "Start triage")
    follow(manager, "Decline")
    press(manager, "Decline referral", status=422)
    says(manager, "There is a problem")
    choose(manager, "Below the threshold")
    manager.get_by_label("What you told the referrer").fill("The school's own mentor is a better start.")
    press(manager, "Decline referral")
    says(manager, "The referral is declined.")
    says(manager, "Below the threshold")
    assert reference_in(manager) == reference


def test_a_likely_duplicate_is_shown_and_merged(manager: Page) -> None:
    given, family = a_name(), a_name()
    first = a_referral(manager, given, family, "First time: missing twice in May.")
    second = a_referral(manager, given, family, "Second time: seen with older friends.")
    says(manager, "Perhaps the same young person")
    follow(manager, f"Merge {first} into this record")
    press(manager, "Merge records", status=422)
    says(manager, "Both records have a referral")
    _decline_as_known(manager, first)
    go(manager, f"/young-people/{second}/referrals/1/")
    follow(manager, f"Merge {first} into this record")
    says(manager, f"{first} is emptied. Its address leads to {second}.")
    press(manager, "Merge records")
    says(manager, f"{first} is merged into {second}.")
    go(manager, f"/young-people/{first}/")
    assert reference_in(manager) == second
    go(manager, f"/young-people/{second}/referrals/")
    assert manager.locator("tbody tr").count() == 2


def _decline_as_known(manager: Page, reference: str) -> None:
    go(manager, f"/young-people/{reference}/referrals/1/")
    press(manager, "Start triage")
    follow(manager, "Decline")
    choose(manager, "Already known to us")
    press(manager, "Decline referral")


def test_a_full_worker_is_given_one_more_only_with_a_reason(manager: Page) -> None:
    an_accepted_referral(manager)
    follow(manager, "Allocate")
    full = manager.locator(".choice.worker", has_text="No room")
    while not full.count():
        choose_worker(manager, manager.locator(".choice.worker label span").first.inner_text())
        press(manager, "Allocate")
        an_accepted_referral(manager)
        follow(manager, "Allocate")
    full.first.locator("label").click()
    press(manager, "Allocate", status=422)
    says(manager, "There is a problem")
    manager.get_by_label("Why more than she has room for").fill("She knows the family, and two of hers end next week.")
    press(manager, "Allocate")
    says(manager, f"{reference_in(manager)} has a worker, and the case is open.")
    go(manager, "/team/")
    says(manager, "Over")


def test_after_a_hand_over_the_worker_before_sees_the_record_no_more(
    manager: Page, new_page: Pages, sign_in_as: SignIn
) -> None:
    worker = new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    reference = an_open_case(manager, worker=name_of_reader(worker))
    go(worker, f"/young-people/{reference}/")
    follow(manager, "Hand over to another worker")
    choose_worker(manager)
    press(manager, "Hand over", status=422)
    choose_worker(manager)
    manager.get_by_label("What the next worker needs to know").fill("Walks help. Not the police station.")
    press(manager, "Hand over")
    says(manager, f"{reference} is handed over.")
    assert status_of(worker, f"/young-people/{reference}/") == 404
    assert reference not in young_people(worker)
