"""A hub manager with a case: pausing, closing, undoing, opening again; and who looked at what."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .making import an_open_case, choose_worker, name_of_reader
from .walking import choose, follow, go, open_link, press, reference_in, says, status_of

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(page: Page, sign_in_as: SignIn) -> Page:
    sign_in_as(page, Role.HUB_MANAGER)
    return page


@pytest.fixture
def worker(new_page: Pages, sign_in_as: SignIn) -> Page:
    page = new_page()
    sign_in_as(page, Role.SPOKE_WORKER)
    return page


def close(manager: Page) -> None:
    follow(manager, "Close case")
    manager.get_by_label("Why the case closes").select_option("Moved away")
    manager.get_by_label("What changed").fill("They live with their aunt now.")
    manager.get_by_label("If there is no closing assessment, why not").select_option("The young person moved")
    choose(manager, "Yes")
    manager.get_by_label("How they were told, or why not").fill("By telephone.")
    press(manager, "Close case")


def test_a_case_is_paused_and_taken_up_again(manager: Page) -> None:
    reference = an_open_case(manager)
    follow(manager, "Pause case")
    manager.get_by_label("Why support pauses").fill("In hospital until the middle of January.")
    press(manager, "Pause case")
    says(manager, f"The case of {reference} is paused.")
    follow(manager, "Take case up again")
    press(manager, "Resume case")
    says(manager, f"The case of {reference} is open again.")


def test_a_case_is_closed_undone_closed_again_and_reopened(manager: Page) -> None:
    reference = an_open_case(manager)
    close(manager)
    says(manager, f"The case of {reference} is closed.")
    follow(manager, "Undo closure")
    manager.get_by_label("Why the closure was wrong").fill("It was another young person.")
    press(manager, "Undo closure")
    says(manager, f"The case of {reference} is open again.")
    close(manager)
    follow(manager, "Open case again")
    choose_worker(manager)
    press(manager, "Open a new case")
    says(manager, f"{reference} has a new case.")
    assert "Open case" in manager.locator(".person").inner_text()


def test_a_case_is_not_closed_without_saying_why_nobody_assessed(manager: Page) -> None:
    an_open_case(manager)
    follow(manager, "Close case")
    manager.get_by_label("What changed").fill("They sleep at home again.")
    press(manager, "Close case", status=422)
    says(manager, "There is a problem")
    assert manager.get_by_label("What changed").input_value() == "They sleep at home again."


def test_a_worker_who_looks_beyond_is_noticed_at_once_and_reviewed(manager: Page, worker: Page) -> None:
    mine = name_of_reader(worker)
    reference = an_open_case(manager)
    holder = manager.locator(".person").inner_text()
    if mine in holder:
        follow(manager, "Hand over to another worker")
        choose_worker(manager)
        manager.get_by_label("What the next worker needs to know").fill("Nothing yet.")
        press(manager, "Hand over")
    assert status_of(worker, f"/young-people/{reference}/") == 404
    go(worker, "/look-beyond/")
    worker.get_by_label("Reference or full name").fill(reference)
    worker.get_by_label("Why you need this record now").fill("Short")
    press(worker, "Open the record", status=422)
    worker.get_by_label("Why you need this record now").fill("The police are at the hub and ask who works with them.")
    press(worker, "Open the record")
    says(worker, "The record is open to you for 60 minutes.")
    assert reference_in(worker) == reference
    go(manager, "/notices/")
    says(manager, reference)
    go(manager, "/access-review/")
    look = manager.locator("article.look", has_text=reference)
    assert "The police are at the hub" in look.inner_text()
    open_link(manager, look.get_by_role("link"))
    manager.get_by_label("What you make of it").fill("Right to look.")
    press(manager, "Mark as reviewed")
    assert not look.count()
    go(manager, f"/young-people/{reference}/who-looked/")
    assert manager.locator("tbody tr", has_text=mine).filter(has_text="Looked at the timeline").count()


def test_the_team_page_leads_to_a_workers_cases(manager: Page) -> None:
    go(manager, "/team/")
    row = manager.locator("tbody tr").first
    name = row.locator("a").first.inner_text()
    held = int(row.locator(".meter .num").inner_text().split()[0])
    open_link(manager, row.locator("a").first)
    assert manager.locator("tbody tr").count() == held
    assert all(name in row for row in manager.locator("tbody tr").all_inner_texts())
