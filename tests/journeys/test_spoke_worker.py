"""A spoke worker's day: one click in, and what she writes about the young people she works with."""

import re

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import by_key, choose, focus_on, follow, go, looked_at, open_link, press, reference_in, says, young_people

pytestmark = pytest.mark.browser


@pytest.fixture
def worker(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.SPOKE_WORKER)
    return page


def test_today_says_how_much_room_is_left_and_leads_to_a_young_person(worker: Page) -> None:
    looked_at(worker)
    assert worker.locator("h1").inner_text() == "Today"
    held = worker.locator(".room").first.inner_text()
    assert re.search(r"\d+ of 12", held), held
    open_link(worker, worker.locator("main .rows a").first)
    assert reference_in(worker) in worker.locator(".person").inner_text()
    assert "Views of this record are logged" in worker.locator("main").inner_text()
    for tab in worker.locator(".tabs a").all_inner_texts():
        follow(worker, tab, within=".tabs")


def test_the_menu_of_a_narrow_screen_opens_without_javascript(new_page: Pages, sign_in_as: SignIn) -> None:
    narrow = new_page(javascript=False, width=320)
    sign_in_as(narrow, Role.SPOKE_WORKER)
    narrow.locator("summary", has_text="Menu").click()
    follow(narrow, "Young people", within=".nav-narrow")
    assert narrow.locator("h1").inner_text() == "Young people"


def test_a_contact_is_written_down_in_two_taps(new_page: Pages, sign_in_as: SignIn) -> None:
    narrow = new_page(width=320)
    sign_in_as(narrow, Role.SPOKE_WORKER)
    reference = young_people(narrow)[1]
    go(narrow, f"/young-people/{reference}/contacts/")
    before = narrow.locator("main li h3").count()
    follow(narrow, "Record contact")
    choose(narrow, "Took place")
    press(narrow, "Save contact")
    says(narrow, "The contact is saved.")
    assert narrow.locator("main li h3").count() == before + 1


def test_a_contact_is_written_down_by_keyboard_alone(new_page: Pages, sign_in_as: SignIn) -> None:
    worker = new_page(width=320)
    sign_in_as(worker, Role.SPOKE_WORKER)
    go(worker, f"/young-people/{young_people(worker)[2]}/")
    focus_on(worker, "a", "Record contact")
    by_key(worker, "Enter")
    focus_on(worker, "input", "attended")
    worker.keyboard.press("ArrowDown")
    focus_on(worker, "textarea", "note")
    worker.keyboard.type("Not there today. Left a friendly message.")
    focus_on(worker, "button", "Save contact")
    by_key(worker, "Enter")
    says(worker, "The contact is saved.")
    says(worker, "Not there today. Left a friendly message.")


def test_a_planned_contact_stands_on_today_until_it_is_completed(worker: Page) -> None:
    reference = young_people(worker)[3]
    go(worker, f"/young-people/{reference}/contacts/plan/")
    for part, value in (("Day", "30"), ("Month", "December"), ("Year", "2016")):
        worker.get_by_label(part, exact=True).fill(value)
    worker.get_by_label("Time").fill("16:40")
    choose(worker, "Phone")
    worker.get_by_label("What it is for").fill("How the first week went")
    press(worker, "Plan contact")
    go(worker, "/")
    planned = worker.locator("main .rows li", has_text="16:40").filter(has_text=reference)
    before = planned.count()
    open_link(worker, planned.first.locator("a"))
    if "Say how it went" in worker.locator("main").inner_text():
        open_link(worker, worker.get_by_role("link", name="Say how it went").first)
    choose(worker, "Took place")
    worker.get_by_label("How long").fill("25")
    press(worker, "Save contact")
    says(worker, "The contact is saved.")
    go(worker, "/")
    assert planned.count() == before - 1


def test_a_review_is_answered_judged_and_signed_by_keyboard_alone(worker: Page) -> None:
    reference = young_people(worker)[-1]  # whose review is due last: assessed before
    go(worker, f"/young-people/{reference}/assessments/new/")
    focus_on(worker, "input", "review")
    focus_on(worker, "button", "Start assessment")
    by_key(worker, "Enter")
    questions = worker.locator("section.questions fieldset").count()
    for _ in range(questions):
        _to_next_question(worker)
        worker.keyboard.press("Space")
    expect(worker.locator(".autosave")).to_contain_text("Kept as a draft at")
    worker.reload()
    says(worker, "We kept what you were writing")
    assert worker.locator("section.questions input:checked").count() == questions
    focus_on(worker, "button", "Save and judge the level")
    by_key(worker, "Enter")
    focus_on(worker, "input", "judged_level")
    worker.keyboard.press("Space")
    while worker.evaluate("document.activeElement.value") != "medium":
        worker.keyboard.press("ArrowDown")
    focus_on(worker, "textarea", "judged_reason")
    worker.keyboard.type("I have known them for a year, and this is more than the answers say.")
    focus_on(worker, "button", "Save and check")
    by_key(worker, "Enter")
    focus_on(worker, "button", "Sign assessment")
    by_key(worker, "Enter")
    says(worker, "The assessment is signed.")
    says(worker, "Review assessment")
    says(worker, "Medium")
    assert not worker.get_by_text("Not signed yet").count()


def _to_next_question(page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            return
    raise AssertionError("no further question can be reached by keyboard")


def test_a_goal_is_set_in_their_words_and_scored(worker: Page) -> None:
    reference = young_people(worker)[5]
    goals = worker.locator("article.goal", has_text="Sleep through the night")
    go(worker, f"/young-people/{reference}/plan/")
    before = goals.count()
    follow(worker, "Set goal")
    worker.get_by_label("The goal").fill("Sleep through the night")
    worker.get_by_label("What it is about").select_option("How I feel")
    worker.get_by_role("group", name="How near is it now?").get_by_text("2", exact=True).click()
    press(worker, "Set goal")
    assert goals.count() == before + 1
    open_link(worker, goals.last.get_by_role("link", name="Score goal"))
    worker.get_by_role("group", name="How near does it feel?").get_by_text("5", exact=True).click()
    press(worker, "Save score")
    says(worker, "The score is saved.")
    assert "to 5 on 30 December 2016" in goals.last.inner_text()
