"""A partnership review: a manager hands on three links; three people without an account answer on their telephones."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .looking import on_every_page
from .walking import follow, go, press, says

pytestmark = pytest.mark.browser
QUESTIONS, LEAST = 6, 3


@pytest.fixture
def manager(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.HUB_MANAGER)
    return page


def an_area_without_a_review(manager: Page) -> str:
    """Where the hub does not work yet: in the demonstration every area of its own was asked this quarter."""
    go(manager, "/practice/partnerships/")
    own = manager.locator("tbody th a").first.get_attribute("href") or ""
    area = re.sub(r"[^/]+/$", "X99000001/", own)
    go(manager, area)
    says(manager, "None yet. Once a quarter")
    follow(manager, "Add an agency")
    manager.get_by_label("Name").fill("Lantern Quay School")
    manager.get_by_label("Kind of agency").select_option(label="Education")
    press(manager, "Add agency")
    return area


def a_started_review(manager: Page) -> str:
    go(manager, f"{an_area_without_a_review(manager)}reviews/start/")
    for number in range(1, LEAST + 1):
        manager.get_by_label(f"Local professional {number}", exact=True).fill(f"Professional {number}")
        manager.get_by_label(f"Agency of local professional {number}").select_option(label="Lantern Quay School")
    press(manager, "Start review")
    return urlsplit(manager.url).path


def links(manager: Page) -> list[str]:
    follow(manager, "Get the links")
    press(manager, "Show the links")
    return [urlsplit(address).path for address in manager.locator(".address").all_inner_texts()]


def open_link_of(partner: Page, link: str, status: int = 200) -> None:
    """A page without the house's header, looked at all the same."""
    answer = partner.goto(link)
    assert answer is not None
    assert answer.status == status
    on_every_page(partner)


def fill_in(partner: Page, link: str, rating: int) -> None:
    open_link_of(partner, link)
    answer_all(partner, rating)


def answer_all(page: Page, rating: int) -> None:
    for number in range(QUESTIONS):
        page.locator("fieldset").nth(number).locator("label").nth(rating - 1).click()


def thanked(partner: Page) -> None:
    expect(partner.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_three_answer_by_link_and_only_then_is_anything_shown(manager: Page, new_page: Pages) -> None:
    review = a_started_review(manager)
    follow(manager, "Answer")
    answer_all(manager, 3)
    press(manager, "Save answer")
    handed_on = links(manager)
    assert len(handed_on) == LEAST

    partner = new_page(width=375)
    open_link_of(partner, handed_on[0])
    says(partner, "Name no young person")
    partner.get_by_role("button", name="Send answer").click()
    says(partner, "There is a problem")
    on_every_page(partner)
    fill_in(partner, handed_on[0], 4)
    partner.get_by_role("button", name="Send answer").dblclick()
    thanked(partner)
    on_every_page(partner)
    open_link_of(partner, handed_on[0], status=410)
    go(manager, review)
    says(manager, "is shown when nobody can answer any more")
    assert "mean of" not in manager.locator("main").inner_text()

    for link in handed_on[1:]:
        other = new_page(javascript=False, width=375)
        fill_in(other, link, 3)
        other.get_by_role("button", name="Send answer").click()
        thanked(other)
    go(manager, review)
    says(manager, "Local professionals, mean of 3")  # the double click was one answer
    go(manager, re.sub(r"reviews/.*", "", review))
