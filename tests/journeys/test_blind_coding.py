"""Two code the same interview without seeing each other; then the lead sees where they differ, and decides."""

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .making import name_of_reader
from .studying import code_by_keyboard, fill, import_interviews, start_a_round, start_a_study
from .walking import choose, follow, go, press, says

pytestmark = pytest.mark.browser


def code(page: Page, name: str, *keys: str) -> None:
    code_by_keyboard(page, *keys)
    expect(page.locator("#coding-said")).to_have_text(f"Coded: {name}.")


def test_a_second_coder_works_blind_and_the_lead_decides_where_they_differ(new_page: Pages, sign_in_as: SignIn) -> None:
    lead, second = new_page(), new_page()
    sign_in_as(lead, Role.EVALUATOR)
    second.goto("/demonstration/")
    second.get_by_role("button", name="Continue as Evaluator, a colleague").click()
    second.wait_for_url(lambda url: "/demonstration" not in url)
    start_a_study(lead, "A study of two")
    follow(lead, "Overview", within="nav.evaluation-pages")
    study = lead.url
    go(lead, f"{study}team/add/")
    lead.get_by_label("Who", exact=True).select_option(label=name_of_reader(second))
    choose(lead, "Coder")
    press(lead, "Add to the team")
    import_interviews(lead)
    start_a_round(lead, name_of_reader(lead), name_of_reader(second))
    this_round = lead.url

    follow(lead, "Interview 1, Heron")
    code(lead, "Place", "ArrowDown", "Enter", "p", "Enter")
    code(lead, "Asking", "ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowDown", "1")
    go(second, this_round)
    follow(second, "Interview 1, Heron")
    says(second, "0 passages coded.")
    code(second, "Place", "ArrowDown", "ArrowRight", "Shift+ArrowDown", "2")
    second.reload()
    expect(second.locator("#source-text .code-name")).to_have_text(["Place", "Place"])
    go(second, this_round)
    says(second, "Code these")

    go(lead, this_round)
    follow(lead, "Close the round")
    press(lead, "Close round")
    says(lead, "How far they agree, all codes together")
    differing = lead.locator("main table").filter(has_text="Where they differ")
    expect(differing.locator("tbody tr")).to_have_count(1)
    with lead.expect_navigation():
        differing.locator("tbody a").first.click()
    choose(lead, "It is taken off")
    fill(lead, Why="He speaks of himself, not of asking")
    press(lead, "Save decision")
    says(lead, "Nothing is left to decide.")
    says(lead, "He speaks of himself, not of asking")
    go(second, this_round)
    says(second, "Taken off")
