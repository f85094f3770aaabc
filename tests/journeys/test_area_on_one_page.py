"""A manager prints an area for a meeting with its leaders: nothing on the paper leads to a young person."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from spokework.access.roles import Role

from .conftest import SignIn
from .making import a_name, a_referral
from .walking import REFERENCE, follow, go, says

pytestmark = pytest.mark.browser
WORDS = "Seen at the bus station with two older friends."


def printed(page: Page) -> str:
    """What stands on the paper, without the white space that sets it."""
    pages = PdfReader(BytesIO(page.pdf())).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def people_of(page: Page) -> set[str]:
    """Every young person a manager may see by name, as the list calls them."""
    go(page, "/young-people/?state=supported")
    return set(page.locator("main tbody th").all_inner_texts())


def test_a_manager_prints_an_area_without_a_single_young_person(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.HUB_MANAGER)
    given, family = a_name(), a_name()
    reference = a_referral(page, given, family, WORDS)
    people = people_of(page)
    assert len(people) > 10
    follow(page, "Partnerships", within="header")
    follow(page, "Wrenhallow")
    follow(page, "This area on one page, for a meeting")
    says(page, "Year by year")
    paper = printed(page)
    for part in ("Who works here", "Year by year", "By agency, to date", "How working together goes"):
        assert part in paper
    names = {word for person in people for word in person.split() if len(word) > 3 and not REFERENCE.match(word)}
    staff = {"Wrenhallow", "Lantern"}  # the area and the hub, whose names a young person's may share
    for canary in ({reference, given, family, WORDS} | names) - staff:
        assert canary not in paper, canary
    assert not REFERENCE.search(paper)
    assert "Change role" not in paper  # nor what is for the screen
