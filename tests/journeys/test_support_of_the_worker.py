"""Out alone and back, with somebody waiting; and what is said in supervision, between two people and a reason."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .serving import Served
from .walking import choose, follow, go, looked_at, open_link, press, says

pytestmark = pytest.mark.browser

WHERE = "The flat above the chandler, Mast Lane"
SAID = "Two of mine have court in the same week. I do not sleep."
REASON = "The police have rung about threats to this worker."
COMPANION_COMES_WITHIN = 90  # seconds: every half minute, on a machine with much to do


@pytest.fixture
def passes_its_time(served: Served) -> Callable[[], None]:
    """An hour goes by, as far as the visits are concerned that are running."""

    def past() -> None:
        starts, due = (timezone.now() - timedelta(minutes=each) for each in (60, 3))
        times = [each.replace(tzinfo=None).isoformat(" ") for each in (starts, due)]
        with closing(sqlite3.connect(served.directory / "data" / "spokework.sqlite3", timeout=30)) as data, data:
            data.execute("UPDATE practice_lonevisit SET starts_at = ?, due_at = ? WHERE state = 'planned'", times)

    return past


def plan_a_visit(worker: Page) -> None:
    go(worker, "/practice/support/")
    follow(worker, "Plan a lone visit")
    worker.get_by_label("Where you will be").fill(WHERE)
    worker.get_by_label("You check in by").fill("23:59")
    worker.get_by_label("You set out at").fill(f"{timezone.localtime():%H:%M}")
    worker.get_by_label("Who waits for you").select_option(index=1)
    worker.get_by_label("What they do if you do not check in").fill("Call me twice, then the police.")
    if timezone.localtime().hour < 12:  # nobody should wait longer than twelve hours
        worker.get_by_label("You check in by").fill(f"{timezone.localtime() + timedelta(hours=2):%H:%M}")
    press(worker, "Start waiting for me")


def test_somebody_who_does_not_come_back_is_missed_and_found(
    new_page: Pages, sign_in_as: SignIn, served: Served, passes_its_time: Callable[[], None]
) -> None:
    worker, manager = new_page(width=375), new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    sign_in_as(manager, Role.HUB_MANAGER)
    plan_a_visit(worker)
    says(worker, "waits for you.")
    go(manager, "/team/")
    expect(manager.get_by_role("heading", name="Lone visits")).to_be_visible()
    expect(manager.locator("main")).not_to_contain_text("is overdue")

    passes_its_time()
    for there in ("/", "/team/"):
        go(manager, there)
        says(manager, "A lone visit is overdue")
        expect(manager.locator("main")).not_to_contain_text(WHERE)
    told(manager)
    log = served.directory.with_suffix(".log").read_text()
    assert "Subject:" not in log, "the demonstration writes to nobody"
    assert WHERE not in log
    go(manager, "/")
    open_link(manager, manager.locator("main .banner-stop a").first)
    says(manager, WHERE)
    says(manager, "Call me twice, then the police.")

    go(worker, "/")
    looked_at(worker)
    press(worker, "Check in")
    says(worker, "You are checked in.")
    for there in ("/", "/team/", "/notices/"):
        go(manager, there)
        expect(manager.locator("main")).not_to_contain_text("A lone visit is overdue")


def told(manager: Page) -> None:
    """The companion beside the server has noticed, without anybody asking."""
    until = time.monotonic() + COMPANION_COMES_WITHIN
    while True:
        go(manager, "/notices/")
        text = manager.locator("main").inner_text()
        if "A lone visit is overdue: nobody has heard from a colleague." in text:
            assert WHERE not in text
            return
        assert time.monotonic() < until, "nobody went round"
        time.sleep(1)


def test_what_is_said_in_supervision_stays_between_two_people_and_a_reason(new_page: Pages, sign_in_as: SignIn) -> None:
    worker, manager, lead = new_page(width=375), new_page(), new_page()
    sign_in_as(worker, Role.SPOKE_WORKER)
    go(worker, "/practice/support/")
    follow(worker, "Record supervision")
    choose(worker, "Clinical supervision")
    worker.get_by_label("With whom").select_option(label="Somebody from elsewhere (clinical supervision)")
    worker.get_by_label("What was said").fill(SAID)
    press(worker, "Save supervision")
    says(worker, SAID)
    there = worker.url

    sign_in_as(manager, Role.HUB_MANAGER)
    go(manager, there)
    says(manager, "Clinical supervision")
    says(manager, "What was said is for the two people it is between.")
    expect(manager.locator("main")).not_to_contain_text(SAID)
    go(manager, "/practice/support/supervision/")
    expect(manager.locator("main")).not_to_contain_text(SAID)

    sign_in_as(lead, Role.SAFEGUARDING_LEAD)
    go(lead, there)
    expect(lead.locator("main")).not_to_contain_text(SAID)
    follow(lead, "Read with a reason")
    lead.get_by_label("Why you need to read this now").fill(REASON)
    press(lead, "Read for 60 minutes")
    says(lead, SAID)

    go(worker, there)
    says(worker, "Who else read it")
    expect(worker.locator("main")).not_to_contain_text(REASON)
    go(manager, there)
    says(manager, REASON)
    expect(manager.locator("main")).not_to_contain_text(SAID)
    go(manager, "/notices/")
    says(manager, "read with a reason what was said in a supervision")
