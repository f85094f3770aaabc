"""A worker tells a school and the police; the colleague who covers for her learns of one, the manager of both.

On a server of its own, because the demonstration signs in no second worker.
"""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.models import Case
from spokework.casework.tests.situations import a_contact, a_spoke, acting, an_identity, an_open_case
from spokework.core import clock
from spokework.programme.models import Appointment
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, a_hub, a_member, a_placement
from tests.browsers import launched

from .looking import Complaints
from .walking import by_key, choose, focus_on, follow, go, looked_at, open_link, press, says, status_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Opened = Callable[..., Page]
BUREAU = "Bureau of Larkspire"


@pytest.fixture
def case(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Case:
    # Playwright runs a loop in this thread; the server has a thread of its own.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    worker = a_spoke(a_hub("Harbourlight"))
    area = a_host(name="Stonegate School", kind="education").area
    a_host(area, name="Stonegate police", kind="police")
    a_placement(worker.post, area)
    identity = an_identity(preferred_name="Juno", safe_contact="Text only, before six.")
    case = an_open_case(worker=worker, opened=clock.today() - timedelta(days=40), identity=identity)
    actions.raise_alert(young_person=case.young_person, text="Do not visit alone", by=AT_THE_MACHINE)
    a_contact(case, by=acting(worker), day=clock.today() - timedelta(days=2), note="School is worried about the gate")
    return case


@pytest.fixture
def people(case: Case) -> dict[str, Account]:
    """Her worker, the colleague who covers for a week, and the manager."""
    worker: Appointment = Appointment.objects.unscoped("tests").get(hub=case.hub)
    cover, manager = a_spoke(case.hub), a_member(Role.HUB_MANAGER, case.hub)
    days = {"start": clock.today(), "end": clock.today() + timedelta(days=7)}
    actions.arrange_cover(appointment=worker, covered_by=cover.worker, by=AT_THE_MACHINE, **days)
    return {"worker": worker.worker, "cover": cover.worker, "manager": manager}


@pytest.fixture
def opened(people: dict[str, Account], live_server: Any) -> Iterator[Opened]:
    with launched() as browser:
        heard: list[Complaints] = []

        def open_as(who: str, *, width: int = 1280) -> Page:
            context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": 900})
            session = signed_in(people[who]).cookies["spokework_session"].value
            context.add_cookies([{"name": "spokework_session", "value": session, "url": live_server.url}])
            page = context.new_page()
            heard.append(Complaints(page))
            return page

        yield open_as
        assert not [said for each in heard for said in each.heard]


@pytest.fixture
def home(case: Case) -> str:
    return f"/young-people/{case.young_person.reference}/"


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("SPOKEWORK_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def tell_the_school(page: Page) -> None:
    """From the contact, on a telephone: what is not usual is all that is typed."""
    follow(page, "Record what was shared")
    page.get_by_label("Agency").select_option(label="Stonegate School, " + _area_in(page))
    page.get_by_label("Who was told").fill("Head of year")
    choose(page, "Risk of harm")
    page.get_by_label("What for", exact=True).select_option("To keep the young person safe")
    page.get_by_label("Why it was necessary").fill("Somebody has to be at the gate. Why was not needed.")
    page.get_by_role("group", name="Was the young person told?").get_by_text("Yes", exact=True).click()
    expect(page.get_by_label("Why they were not told")).to_be_hidden()
    page.get_by_label("How they were told, or why not").fill("On the way there")
    press(page, "Save sharing")
    says(page, "What was shared is saved.")
    says(page, "Shared with Stonegate School")


def _area_in(page: Page) -> str:
    words = page.get_by_label("Agency").locator("option", has_text="Stonegate School").inner_text()
    return words.partition(", ")[2]


def tell_the_police(page: Page) -> None:
    follow(page, "Record intelligence submission")
    says(page, "Nobody else learns that it exists")
    page.get_by_label("Who was told").fill(BUREAU)
    choose(page, "Where they are or go")
    page.get_by_label("Why it was necessary").fill("A place and a time that fit what others reported.")
    page.get_by_role("group", name="Was the young person told?").get_by_text("No", exact=True).click()
    press(page, "Save submission", status=422)
    says(page, "Choose why they were not told")
    page.get_by_label("Why they were not told").select_option("Telling them would put somebody at risk of harm")
    page.get_by_label("How they were told, or why not").fill("It would be passed on within the hour.")
    press(page, "Save submission")
    says(page, "The submission is saved.")
    says(page, f"Submitted to {BUREAU}")


def test_what_was_told_to_a_school_is_everybodys_and_what_was_told_to_the_police_is_not(
    opened: Opened, home: str
) -> None:
    worker = opened("worker", width=320)
    go(worker, f"{home}contacts/1/")
    tell_the_school(worker)
    tell_the_police(worker)

    cover = opened("cover")
    for path in ("", "contacts/1/", "sharing/", "summary/", "sharing/told/", "sharing/1/"):
        go(cover, home + path)
        shown = cover.locator("main").inner_text()
        assert BUREAU not in shown, path
        assert "Intelligence submissions" not in shown, path
        assert "Stonegate School" in shown, path
    assert status_of(cover, f"{home}intelligence/1/") == 404

    manager = opened("manager")
    go(manager, f"{home}sharing/")
    says(manager, BUREAU)
    picture(manager, "manager-sharing")
    go(manager, "/sharing-register/")
    says(manager, "Stonegate School")
    picture(manager, "manager-register")
    manager.get_by_label("Show", exact=True).select_option("Intelligence submissions to the police")
    press(manager, "Show")
    says(manager, BUREAU)
    open_link(manager, manager.locator("tbody").get_by_role("link", name="Juno"))
    says(manager, "on no other page about the young person")


def test_a_sharing_is_recorded_by_keyboard_alone(opened: Opened, home: str) -> None:
    worker = opened("worker", width=320)
    go(worker, f"{home}sharing/")
    focus_on(worker, "a", "Record what was shared")
    by_key(worker, "Enter")
    focus_on(worker, "input", "told_to")
    worker.keyboard.type("School nurse")
    focus_on(worker, "input", "health")
    worker.keyboard.press("Space")
    focus_on(worker, "select", "purpose")
    worker.keyboard.type("To plan")
    focus_on(worker, "textarea", "necessity")
    worker.keyboard.type("The appointment could not be kept without it.")
    focus_on(worker, "input", "young_person_told")
    worker.keyboard.press("Space")
    focus_on(worker, "button", "Save sharing")
    by_key(worker, "Enter")
    says(worker, "What was shared is saved.")
    says(worker, "Shared with School nurse")


def test_the_sheet_for_the_young_person_holds_no_alert_on_paper(opened: Opened, home: str) -> None:
    worker = opened("worker")
    go(worker, f"{home}contacts/1/")
    tell_the_school(worker)
    go(worker, f"{home}sharing/told/")
    says(worker, "Head of year")
    assert worker.locator(".person").is_visible()
    worker.emulate_media(media="print")
    paper = worker.locator("main").inner_text()
    assert "Head of year" in paper
    assert "what could harm you" in paper
    assert not any(words in paper for words in ("Do not visit alone", "Text only", "Views of", "left out"))
    picture(worker, "who-was-told-on-paper")


def test_consent_that_is_withdrawn_is_seen_until_somebody_acts(opened: Opened, home: str) -> None:
    worker = opened("worker", width=320)
    go(worker, f"{home}sharing/")
    follow(worker, "Record consent")
    choose(worker, "Given")
    choose(worker, "The young person")
    worker.get_by_label("How support was explained, and what they said").fill("With the leaflet. Asked who else knows.")
    press(worker, "Save consent")
    says(worker, "What was decided is saved.")
    follow(worker, "Record consent")
    choose(worker, "Withdrawn")
    choose(worker, "The young person")
    press(worker, "Save consent")
    says(worker, "nothing closes by itself")
    go(worker, home)
    looked_at(worker)
    follow(worker, "Act on withdrawn consent", within="aside")
    says(worker, "Consent to support is not the lawful basis for sharing")
