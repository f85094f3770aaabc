"""A programme lead asks where the next posts should sit: who is referred to earliest, and what cannot be concluded."""

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import SignIn
from .walking import follow, go, says

pytestmark = pytest.mark.browser


def test_which_setting_gets_the_earliest_referrals_and_what_cannot_be_concluded(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    follow(page, "Figures", within=".nav-wide")
    follow(page, "Settings compared")

    says(page, "Parts of the programme: As published on")
    said = page.get_by_role("heading", name="What can be said, and what cannot").locator("xpath=following::ul[1]")
    expect(said).to_contain_text("The earliest referrals come to Outreach")
    expect(said).to_contain_text("the interval of Home overlaps with that of Outreach")
    expect(said).to_contain_text("the interval of Multi-agency team overlaps with that of Police")
    expect(said).to_contain_text("referrals have no setting")
    expect(said).to_contain_text("none of this shows that a setting makes referrals earlier")

    early = page.get_by_role("table", name="Referred early, by setting")
    rows = {
        row.locator("th").inner_text().split("\n")[0]: row.locator("td").all_inner_texts()
        for row in early.locator("tbody tr").all()
    }
    assert {count for cells in rows.values() for count in (int(cells[1]) % 5, int(cells[2]) % 5)} == {0}
    shares = {name: int(cells[0].split()[0]) for name, cells in rows.items()}
    assert max(shares, key=lambda name: shares[name]) == "Outreach"
    assert set(rows) == {"Outreach", "Home", "Police", "Social care", "Multi-agency team", "Not recorded"}
    for chart in ("funnel plot", "with intervals"):
        assert page.get_by_role("img", name=f"Referred early, by setting: {chart}").is_visible()

    # Nearly all who were closed in three settings are at lower risk: that is withheld, and said.
    outcome = page.locator("section").filter(has=page.get_by_role("heading", name="Lower risk, of all closed"))
    expect(outcome).to_contain_text("Withheld: Multi-agency team")
    expect(outcome).to_contain_text("No funnel")
    assert outcome.get_by_role("table").locator("tbody tr").count() == 2

    groups = page.locator("section").filter(has=page.get_by_role("heading", name="Who is under-represented"))
    expect(groups).to_contain_text("seem under-represented: Male in all settings together")
    expect(groups).to_contain_text("not of those at risk, whom nobody has counted")

    follow(page, "How this is counted: Referred early")
    says(page, "The level is the referrer's, before any assessment.")


def test_coverage_and_the_hubs_side_by_side(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    go(page, "/figures/coverage/")
    says(page, "35 of 35")
    assert page.get_by_role("img", name="Schematic map of 35 areas").is_visible()
    says(page, "A region of fewer than three hubs")
    assert page.get_by_role("table", name="Young people supported for each 10,000").locator("tbody tr").count() == 1
    follow(page, "Hubs")
    table = page.get_by_role("table", name="Hubs side by side, to date")
    assert table.locator("tbody tr").count() == 16
    says(page, "No figure of a single hub is published")
    assert page.get_by_role("table", name="New cases, by phase").locator("tbody tr").count() == 3


def test_a_manager_reads_her_hub_beside_the_programme(page: Page, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.HUB_MANAGER)
    go(page, "/figures/hubs/")
    beside = page.get_by_role("table", name="Your hub beside the programme")
    row = beside.get_by_role("row").filter(has_text="New cases").locator("td").all_inner_texts()
    assert row[3] == "783 cases"
    go(page, "/figures/settings/")
    says(page, "what belongs to the setting and what to the worker cannot be told apart")
    go(page, "/figures/coverage/")
    says(page, "of 35")
