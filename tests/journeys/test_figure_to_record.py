"""A hub manager goes from a figure that is not what it should be to the young person behind it."""

import re

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import SignIn
from .walking import REFERENCE, follow, go, open_link, reference_in, says

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.HUB_MANAGER)
    return page


def test_an_overdue_review_is_found_from_a_figure(manager: Page) -> None:
    follow(manager, "Figures", within=".nav-wide")
    follow(manager, "Reviews up to date")
    up_to_date, of = _to_date(manager)
    assert 0 < up_to_date < of
    follow(manager, "Open the records behind this figure")
    assert manager.url.endswith("?overdue=yes")
    overdue = manager.locator("main tbody tr")
    assert overdue.count() == of - up_to_date
    assert all("overdue" in row.lower() for row in overdue.all_inner_texts())
    link = overdue.first.get_by_role("link").first
    reference = REFERENCE.search(overdue.first.inner_text())
    open_link(manager, link)
    assert reference is not None
    assert reference_in(manager) == reference.group()


def test_a_figure_is_seen_by_quarter_and_in_parts(manager: Page) -> None:
    go(manager, "/figures/of/new_cases/")
    manager.get_by_label("Quarter", exact=True).select_option("2016Q2")
    manager.get_by_label("Break it down by", exact=True).select_option("Sex")
    with manager.expect_navigation():
        manager.get_by_role("button", name="Show").click()
    says(manager, "In 2016Q2")
    assert manager.get_by_role("table", name=re.compile("By sex, in 2016Q2")).count() == 1
    assert manager.get_by_role("img", name=re.compile("New cases, by quarter")).count() == 1
    for path in ("/figures/outcomes/", "/figures/contracts/"):
        go(manager, path)
        assert manager.locator("svg.chart").count() >= 1


def _to_date(manager: Page) -> tuple[int, int]:
    cells = manager.get_by_role("table", name="To date").locator("tbody td").all_inner_texts()
    return int(cells[1]), int(cells[2])
