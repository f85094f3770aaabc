"""A programme lead: the published figures, the hubs and areas – and no way to a young person."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import REFERENCE, follow, go, open_link, press, says, status_of, young_people

pytestmark = pytest.mark.browser


@pytest.fixture
def lead(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    return page


def test_the_overview_shows_the_published_totals(lead: Page, untouched: str) -> None:
    lead.goto(f"{untouched}/demonstration/")
    press(lead, "Continue as Programme lead")
    figures = {figure.split("\n")[0]: figure for figure in lead.locator(".figure-line").all_inner_texts()}
    assert "\n783\n" in figures["Cases opened"]
    assert "\n255\n" in figures["Cases closed"]
    assert "\n72 %\n184 of 255" in figures["Lower risk, of all closed"]
    outcomes = lead.get_by_role("table", name="Closed cases by what became of the risk level")
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in outcomes.locator("tbody tr").all_inner_texts()}
    assert rows["Lower than at first assessment"] == ["184", "72 %"]
    assert rows["Not lower"] == ["71", "28 %"]
    parts = [int(row[0]) for label, row in rows.items() if label.startswith("of these")]
    assert sum(parts) == 71


def test_the_overview_has_its_denominators_periods_and_definitions(lead: Page) -> None:
    go(lead, "/overview/")
    defined_elsewhere = set()
    for figure in lead.locator(".figure-line").all():
        words = figure.inner_text()
        assert "missing" in words, words
        assert "30 December 2016" in words, words
        address = figure.locator("a").get_attribute("href") or ""
        if address.startswith("#"):
            assert lead.locator(f"dt{address}").count() == 1
        else:
            defined_elsewhere.add(address)
    assert defined_elsewhere == {"/figures/of/lower_risk_all/", "/figures/of/lower_risk_paired/"}
    for address in sorted(defined_elsewhere):
        go(lead, address)
        says(lead, "How it is counted")


def test_a_hub_its_posts_and_the_areas(lead: Page) -> None:
    go(lead, "/programme/hubs/")
    assert lead.locator("tbody tr").count() == 16
    open_link(lead, lead.locator("tbody a").first)
    says(lead, "Posts, who is in them and where they work")
    open_link(lead, lead.locator("tbody a").first)
    go(lead, "/programme/areas/")
    says(lead, "35 of 35 areas have a post today")
    assert not lead.get_by_role("link", name="Show all 35 areas").count()
    follow(lead, "Areas", within=".nav-wide")


def test_no_page_shows_a_reference_and_no_typed_address_opens_a_record(
    lead: Page, new_page: Pages, sign_in_as: SignIn
) -> None:
    worker = new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    reference = young_people(worker)[0]
    home = f"/young-people/{reference}/"
    go(worker, home)
    addresses = [home, *(link.get_attribute("href") or "" for link in worker.locator(".tabs a").all())]
    for address in (*addresses, f"{home}contacts/new/", f"{home}who-looked/", f"{home}erase/", "/young-people/"):
        assert status_of(lead, address) in (403, 404), address
        assert reference not in lead.locator("main").inner_text()
    for address in ("/search/", "/triage/", "/waiting/", "/team/", "/notices/", "/access-review/", "/look-beyond/"):
        assert status_of(lead, address) == 403, address
    for address in ("/overview/", "/programme/hubs/", "/programme/areas/", "/programme/funding/"):
        go(lead, address)
        assert not REFERENCE.search(lead.content()), address
