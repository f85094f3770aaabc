"""An evaluator: a transcript coded by keyboard alone, a theory held against it and a figure, refined, judged again."""

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .studying import SAID, code_by_keyboard, fill, import_interviews, start_a_study
from .walking import choose, follow, go, looked_at, press, says

pytestmark = pytest.mark.browser


def test_a_transcript_is_coded_by_keyboard_and_a_theory_refined_until_its_verdict_is_stale(
    page: Page, sign_in_as: SignIn
) -> None:
    sign_in_as(page, Role.EVALUATOR)
    start_a_study(page, "A small study")
    import_interviews(page)

    # Down to the second line, past the name, three words and one more, the second code.
    said = page.locator("#coding-said")
    code_by_keyboard(page, "ArrowDown", *["ArrowRight"] * 3, *["Shift+ArrowRight"] * 3, "2")
    expect(said).to_have_text("Coded: Place.")
    expect(page.locator("#line-2 .words")).to_have_accessible_description("Place")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("ask")
    page.keyboard.press("Enter")
    expect(said).to_have_text("Coded: Asking.")
    page.keyboard.press("u")
    expect(said).to_have_text("Taken off again.")
    page.reload()
    looked_at(page)
    says(page, "1 passage coded.")
    expect(page.locator(".source-text .code-name")).to_have_text(["Place"])
    source = page.url

    go(page, f"{source.partition('sources/')[0]}theories/add/")
    fill(page, What_it_is_called="In sight")
    page.get_by_label("Of which outcome", exact=True).select_option(index=1)
    page.get_by_label("If …", exact=True).fill("she sits where they see her")
    page.get_by_label("then …", exact=True).fill("they ask her first")
    press(page, "Add theory")
    theory = page.url

    go(page, source)
    follow(page, "Place", within=".source-text")
    says(page, "the same room 🧭")
    follow(page, "Hold it against a theory")
    page.get_by_label("Which theory", exact=True).select_option(label="In sight")
    choose(page, "Supports")
    page.get_by_label("Why you judge so", exact=True).fill("He says so of himself")
    press(page, "Link it")
    says(page, "1 supports")

    follow(page, "Figures", within="nav.evaluation-pages")
    follow(page, "Keep a figure")
    page.get_by_label("Which figure", exact=True).select_option(label="Lower risk, of all closed, by setting, to date")
    press(page, "Keep it")
    says(page, "As it was published in 2016Q3.")
    follow(page, "Hold it against a theory")
    page.get_by_label("Which theory", exact=True).select_option(label="In sight")
    choose(page, "Supports in part")
    page.get_by_label("Why you judge so", exact=True).fill("As far as so few settings can say")
    press(page, "Link it")
    says(page, "1 supports, 1 supports in part")

    follow(page, "Refine it")
    page.get_by_label("then …", exact=True).fill("they ask her before they write")
    choose(page, "Said more clearly")
    page.get_by_label("Why", exact=True).fill("It is the writing that she saves them")
    press(page, "Save new version")
    says(page, "To look at again.")
    assert page.url == theory
    expect(page.locator("ins").first).to_contain_text("before")
    follow(page, "Theories", within="nav.evaluation-pages")
    follow(page, "2 verdicts to look at again")
    follow(page, "Say which still hold")
    for verdict in page.locator("label[for^=id_verdicts_]").all():
        verdict.click()
    expect(page.locator("input[name=verdicts]:checked")).to_have_count(2)
    page.get_by_label("Why they still hold", exact=True).fill("Only the wording changed")
    press(page, "They still hold")
    follow(page, "Theories", within="nav.evaluation-pages")
    expect(page.locator("main")).not_to_contain_text("to look at again")


def test_without_a_script_a_passage_is_coded_by_its_line(new_page: Pages, sign_in_as: SignIn) -> None:
    page = new_page(javascript=False, width=320)
    sign_in_as(page, Role.EVALUATOR)
    start_a_study(page, "A study on paper")
    follow(page, "Sources", within="nav.evaluation-pages")
    follow(page, "Add a source")
    fill(page, What_it_is_called="Interview 1, Heron", Text=SAID)
    page.get_by_label("What it is", exact=True).select_option(label="Interview")
    press(page, "Save source")
    follow(page, "Code a passage by line")
    page.get_by_label("Code", exact=True).select_option(label="Asking")
    page.get_by_label("Line", exact=True).fill("3")
    page.get_by_label("Words (optional)", exact=True).fill("turn round")
    press(page, "Code this passage")
    expect(page.locator("#line-3 .code-name")).to_have_text(["Asking"])
