"""Every page of a case in a real Chromium: wide, narrow, and as axe sees it.

With SPOKEWORK_SCREENSHOTS naming a folder, each page leaves its picture there.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from spokework.access.decide import Actor
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.levels import Level
from spokework.casework.models import Allocation, Case, Contact
from spokework.casework.tests.situations import (
    a_consent,
    a_contact,
    a_drafted_assessment,
    a_goal,
    a_planned_contact,
    a_sharing,
    a_signed_assessment,
    a_spoke,
    a_telling,
    acting,
    an_identity,
    an_intelligence_submission,
    an_open_case,
    not_told,
)
from spokework.core import clock
from spokework.programme.tests.situations import a_hub
from tests.browsers import launched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW, WIDE = {"width": 320, "height": 720}, {"width": 1280, "height": 900}
PAGES = (
    "", "summary/", "details/", "details/change/", "assessments/", "assessments/new/", "assessments/1/",
    "assessments/2/answers/", "assessments/2/judge/", "assessments/2/sign/", "assessments/1/correct/", "plan/",
    "plan/new/", "plan/1/score/", "plan/1/end/", "contacts/", "contacts/new/", "contacts/plan/", "contacts/1/",
    "contacts/1/change/", "contacts/2/", "contacts/2/change/", "contacts/2/move/", "people/", "people/new/",
    "sharing/", "sharing/new/", "sharing/told/", "sharing/1/", "sharing/1/change/", "contacts/1/sharing/",
    "intelligence/new/", "intelligence/1/", "intelligence/1/change/", "consent/new/",
    "people/1/end/", "alerts/", "alerts/new/", "alerts/1/end/",
)  # fmt: skip


@pytest.fixture
def case(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Case:
    # Playwright runs a loop in this thread; the server has a thread of its own.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    worker = a_spoke(a_hub("Harbourlight"))
    identity = an_identity(preferred_name="Juno", safe_contact="Text only, before six. Never ring the house.")
    case = an_open_case(worker=worker, opened=clock.today() - timedelta(days=90), identity=identity)
    _something_of_everything(case, acting(worker))
    return case


def _something_of_everything(case: Case, by: Actor) -> None:
    def ago(days: int) -> Any:
        return clock.today() - timedelta(days=days)

    a_signed_assessment(case, Level.HIGH, by=by, day=ago(80))
    a_drafted_assessment(case, Level.MEDIUM, by=by, stage="review")
    a_contact(
        case, by=by, day=ago(40), note="Short walk round the park. Easier to talk side by side.", view="It helped"
    )
    a_planned_contact(case, by=by, day=clock.today() + timedelta(days=3), purpose="School or college")
    a_contact(case, by=by, day=ago(12), attendance="missed", minutes=None, note="Waited, then sent a friendly text.")
    goal = a_goal(case, by=by, day=ago(70))
    for days, score in ((50, 4), (30, 3), (10, 6)):
        actions.score_goal(goal=goal, score=score, rated_by="young_person", day=ago(days), by=by)
    young_person = case.young_person
    actions.raise_alert(young_person=young_person, text="Do not visit the house alone", by=by)
    actions.add_network_member(
        young_person=young_person, kind="family", name="Aunt Jo", relation="aunt", trusted=True, by=by
    )
    first = Contact.objects.unscoped("tests").get(number=1)
    actions.change_contact(contact=first, note="Short walk round the park and back.", by=by)
    shared = a_sharing(young_person, by=by, contact=first, day=ago(40), told_to="Head of year, Harbourlight School")
    actions.correct_sharing(sharing=shared, telling=a_telling(day=ago(39), what="Which bus she takes"), by=by)
    a_sharing(young_person, by=by, day=ago(12), **not_told())
    an_intelligence_submission(young_person, by=by, contact=first, day=ago(40))
    a_consent(young_person, by=by, day=ago(60))
    a_consent(young_person, by=by, day=ago(5), decision="withdrawn", explained="Too much beside school")


@pytest.fixture
def browser_of(case: Case, live_server: Any) -> Iterator[Any]:
    with launched() as browser:
        session = signed_in(_worker(case)).cookies["spokework_session"].value

        def opened(viewport: dict[str, int]) -> BrowserContext:
            context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]  # as playwright names it
            context.add_cookies([{"name": "spokework_session", "value": session, "url": live_server.url}])
            return context

        yield opened


def _worker(case: Case) -> Any:
    rows = Allocation.objects.unscoped("tests").select_related("appointment__worker")
    return rows.get(case=case, end=None).appointment.worker


@pytest.fixture
def home(case: Case, live_server: Any) -> str:
    return f"{live_server.url}/young-people/{case.young_person.reference}/"


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("SPOKEWORK_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name.strip('/').replace('/', '-') or 'timeline'}.png", full_page=True)


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["320", "1280"])
def test_every_page_fits_is_clean_and_says_nothing_to_the_console(
    browser_of: Any, home: str, viewport: dict[str, int]
) -> None:
    page = browser_of(viewport).new_page()
    said: list[str] = []
    wrong: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    axe = Axe()
    for path in PAGES:
        answer = page.goto(home + path)
        assert answer is not None
        assert answer.status == 200, path
        picture(page, f"{viewport['width']}-{path or 'timeline'}")
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            wrong.append(f"{path}: wider than the screen")
        wrong += [
            f"{path}: {fault['id']} {fault['nodes'][0]['html']}" for fault in axe.run(page).response["violations"]
        ]
    assert wrong == []
    assert said == []


def test_what_a_contact_does_not_need_is_not_asked(browser_of: Any, home: str) -> None:
    page = browser_of(NARROW).new_page()
    page.goto(home + "contacts/new/")
    assert page.get_by_label("How long").is_visible()
    page.get_by_text("Tried, no answer").click()
    assert not page.get_by_label("How long").is_visible()
    assert not page.get_by_label("Where").is_visible()
    page.get_by_text("Took place").click()
    assert page.get_by_label("How long").is_visible()
    page.get_by_role("button", name="Save contact").click()
    page.wait_for_url("**/contacts/")
