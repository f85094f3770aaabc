"""A data protection officer: who looked and why, and a record that is erased for good."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .making import a_name, a_referral, an_open_case
from .walking import choose, go, open_link, press, says, status_of

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.DATA_PROTECTION_OFFICER)
    return page


@pytest.fixture
def manager(new_page: Pages, sign_in_as: SignIn) -> Page:
    page = new_page()
    sign_in_as(page, Role.HUB_MANAGER)
    return page


def look(page: Page, reference: str, reason: str) -> None:
    go(page, "/look-beyond/")
    page.get_by_label("Reference or full name").fill(reference)
    page.get_by_label("Why you need this record now").fill(reason)
    press(page, "Open the record")


def test_a_record_is_seen_only_with_a_reason_and_says_who_looked(officer: Page, manager: Page) -> None:
    reference = an_open_case(manager)
    assert status_of(officer, f"/young-people/{reference}/") == 404
    look(officer, reference, "The young person asks who has read their record.")
    go(officer, f"/young-people/{reference}/who-looked/")
    log = officer.locator("main").inner_text()
    assert "Mehwish" in log or manager.locator(".menu-wide summary").inner_text().strip() in log
    assert "Looked at the timeline" in log


def test_a_look_by_somebody_else_waits_for_review(
    officer: Page, manager: Page, new_page: Pages, sign_in_as: SignIn
) -> None:
    reference = an_open_case(manager)
    lead = new_page()
    sign_in_as(lead, Role.SAFEGUARDING_LEAD)
    look(lead, reference, "A strategy meeting is called for this afternoon.")
    go(officer, "/access-review/")
    waiting = officer.locator("article.look", has_text=reference)
    assert "A strategy meeting is called" in waiting.inner_text()
    open_link(officer, waiting.get_by_role("link"))
    press(officer, "Mark as reviewed")
    assert not waiting.count()
    assert officer.locator("tbody tr", has_text=reference).count() == 1


def test_an_erased_record_is_gone_for_everybody(officer: Page, manager: Page) -> None:
    given, family = a_name(), a_name()
    reference = a_referral(manager, given, family, f"{given} was missing on Tuesday.")
    go(officer, "/erasures/")
    officer.get_by_label("Reference", exact=True).fill(reference)
    press(officer, "Go on to erase")
    promised = officer.locator("main li", has_text="It is complete on").inner_text()
    assert given not in officer.content()
    choose(officer, "A court or the regulator ordered it")
    officer.get_by_label("Type the reference to confirm").fill("SW-7K3Q-V")
    press(officer, "Erase for good", status=422)
    officer.get_by_label("Type the reference to confirm").fill(reference)
    press(officer, "Erase for good")
    says(officer, f"{reference} is erased.")
    row = officer.locator("tbody tr", has_text=reference)
    complete_on = row.locator("td").last.inner_text()
    assert f"It is complete on {complete_on}," in promised
    for page in (officer, manager):
        assert status_of(page, f"/young-people/{reference}/") == 404
    go(manager, "/triage/")
    assert reference not in manager.content()
    manager.goto("/young-people/")
    manager.get_by_label("Find by name or reference").fill(f"{given} {family}")
    press(manager, "Search")
    says(manager, "Nobody found")
