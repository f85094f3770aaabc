"""An evaluator: a transcript coded by keyboard alone, a theory held against it, refined, and looked at again."""

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import choose, follow, go, looked_at, press, says

pytestmark = pytest.mark.browser
SAID = "Interviewer: Where does she sit?\nHeron: In the same room 🧭 as us.\nHeron: I turn round and ask."


def fill(page: Page, **typed: str) -> None:
    for label, words in typed.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(words)


def start_a_study(page: Page, title: str) -> None:
    go(page, "/evaluation/start/")
    fill(page, What_it_is_called=title, What_it_asks="What works, for whom?")
    press(page, "Start evaluation")
    follow(page, "Codes", within="nav.evaluation-pages")
    for name in ("Place", "Asking"):
        go(page, f"{page.url.rpartition('codes/')[0]}codes/add/")
        fill(page, Name=name)
        press(page, "Add code")
    follow(page, "Sources", within="nav.evaluation-pages")
    follow(page, "Add a source")
    fill(page, What_it_is_called="Interview 1, Heron", Text=SAID)
    page.get_by_label("What it is", exact=True).select_option(label="Interview")
    press(page, "Save source")
    says(page, "In the same room")


def test_a_transcript_is_coded_by_keyboard_and_a_theory_refined_until_its_verdict_is_stale(
    page: Page, sign_in_as: SignIn
) -> None:
    sign_in_as(page, Role.EVALUATOR)
    start_a_study(page, "A small study")

    # Down to the second line, past the name, three words and one more, the second code.
    page.locator("#source-text .words").first.focus()
    for key in ("ArrowDown", *["ArrowRight"] * 3, *["Shift+ArrowRight"] * 3):
        page.keyboard.press(key)
    said = page.locator("#coding-said")
    expect(said).to_have_text("the same room 🧭")
    page.keyboard.press("2")
    expect(said).to_have_text("Coded: Place.")
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

    follow(page, "Refine it")
    page.get_by_label("then …", exact=True).fill("they ask her before they write")
    choose(page, "Said more clearly")
    page.get_by_label("Why", exact=True).fill("It is the writing that she saves them")
    press(page, "Save new version")
    says(page, "To look at again.")
    assert page.url == theory
    expect(page.locator("ins").first).to_contain_text("before")
    follow(page, "Theories", within="nav.evaluation-pages")
    follow(page, "1 verdict to look at again")
    follow(page, "Judge again")
    page.get_by_label("Why you judge so", exact=True).fill("It still does")
    press(page, "Save verdict")
    follow(page, "Theories", within="nav.evaluation-pages")
    expect(page.locator("main")).not_to_contain_text("to look at again")


def test_without_a_script_a_passage_is_coded_by_its_line(new_page: Pages, sign_in_as: SignIn) -> None:
    page = new_page(javascript=False, width=320)
    sign_in_as(page, Role.EVALUATOR)
    start_a_study(page, "A study on paper")
    follow(page, "Code a passage by line")
    page.get_by_label("Code", exact=True).select_option(label="Asking")
    page.get_by_label("Line", exact=True).fill("3")
    page.get_by_label("Words (optional)", exact=True).fill("turn round")
    press(page, "Code this passage")
    expect(page.locator("#line-3 .code-name")).to_have_text(["Asking"])
