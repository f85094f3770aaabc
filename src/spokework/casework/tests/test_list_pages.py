"""The pages people live in: who gets in, and what they say."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.roles import Role
from spokework.casework import actions
from spokework.casework.states import CaseState
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import (
    a_closed_case,
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor

pytestmark = pytest.mark.django_db

NAME = "Zebrafinch"
WHY = "Her worker is ill and the school rang."


def test_today_shows_a_worker_what_is_planned_due_and_new_and_the_room_left() -> None:
    worker = a_spoke(a_hub())
    today = clock.today()
    new = an_open_case(worker=worker, identity=an_identity(given_name=NAME))
    due = an_open_case(worker=worker, opened=today - timedelta(days=40), identity=an_identity(given_name="Overdue"))
    for case, day in ((new, today), (due, today - timedelta(days=3))):
        with clock.standing_at(day):
            actions.record_contact(case=case, by=acting(worker), day=day, mode="phone")
    shown = page(browser(acting(worker)), "home").content.decode()
    for words in (
        "2 of 12",
        "Room for 10 more",
        NAME,
        "Contacts to complete",
        "Overdue",
        "New with you",
        "Reviews due",
    ):
        assert words in shown
    assert "What waits" not in shown


def test_today_shows_a_manager_what_waits_and_a_lead_the_notices() -> None:
    hub = a_hub()
    a_referral(hub)
    young_person = a_referral(hub, state="waiting").young_person
    actions.look_beyond(young_person=young_person, reason=WHY, by=acting(a_spoke(hub)))
    shown = page(browser(a_manager(hub)), "home").content.decode()
    for words in ("1</span> to triage", "1</span> waiting", "0</span> reviews overdue", "1</span> notice"):
        assert words in shown
    assert "1</span> notice" in page(browser(an_actor(Role.SAFEGUARDING_LEAD, hub)), "home").content.decode()


@pytest.mark.parametrize(
    ("role", "there"),
    [
        (Role.PROGRAMME_LEAD, "casework:overview"),
        (Role.SYSTEM_ADMINISTRATOR, "programme:programme_people"),
    ],
)
def test_those_who_see_no_young_person_are_sent_to_what_they_may_see(role: Role, there: str) -> None:
    assert page(browser(an_actor(role)), "home")["Location"] == reverse(there)


def test_whoever_runs_one_hub_comes_to_it_first() -> None:
    hub = a_hub()
    there = reverse("programme:hub", kwargs={"slug": hub.slug})
    assert page(browser(an_actor(Role.HUB_ADMINISTRATOR, hub)), "home")["Location"] == there


@pytest.mark.parametrize(
    ("role", "there"), [(Role.EVALUATOR, "evaluation:evaluations"), (Role.FUNDER, "insight:releases")]
)
def test_evaluators_and_funders_come_to_what_they_may_read(role: Role, there: str) -> None:
    assert page(browser(an_actor(role)), "home")["Location"] == reverse(there)


def test_the_list_is_narrowed_and_comes_back_as_it_was_left() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    kept = an_open_case(worker=worker, identity=an_identity(given_name="Kept"))
    paused = an_open_case(worker=worker, identity=an_identity(given_name="Resting"))
    actions.pause_case(case=paused, reason="Away", by=AT_THE_MACHINE)
    a_closed_case(hub, identity=an_identity(given_name="Finished"))
    a_young_person(hub, identity=an_identity(given_name="Referred"))
    client = browser(a_manager(hub))

    def names(**query: str) -> set[str]:
        shown = client.get(reverse("casework:young_people"), query, follow=True).content.decode()
        return {name for name in ("Kept", "Resting", "Finished", "Referred") if name in shown}

    assert names() == {"Kept", "Resting"}
    assert names(state="open") == {"Kept"}
    assert names(state="closed") == {"Finished"}
    assert names(state="no_case") == {"Referred"}
    assert names(state="supported", level="high") == set()
    assert names(state="supported", overdue="yes") == set()
    with clock.standing_at(clock.today() + timedelta(days=60)):
        assert names(state="supported", overdue="yes") == {"Kept", "Resting"}
    assert names(state="paused") == {"Resting"}
    assert names() == {"Resting"}
    assert kept.state == CaseState.OPEN


def test_a_worker_sees_her_own_and_nobody_of_her_colleagues() -> None:
    worker = a_spoke(a_hub())
    an_open_case(worker=worker, identity=an_identity(given_name="Mine"))
    an_open_case(worker.hub, identity=an_identity(given_name="Theirs"))
    shown = page(browser(acting(worker)), "young_people").content.decode()
    assert "Mine" in shown
    assert "Theirs" not in shown


def test_a_page_of_the_list_leads_to_the_next_and_no_row_is_lost_or_shown_twice() -> None:
    hub = a_hub()
    worker = a_spoke(hub, caseload_cap=60)
    for _ in range(43):
        an_open_case(worker=worker)
    client, here, seen = browser(a_manager(hub)), reverse("casework:young_people"), []
    query = "?state=supported"
    while query:
        found = client.get(here + query).context
        seen += [row.reference for row in found["rows"]]
        query = found["next_url"]
    assert len(seen) == len(set(seen)) == 43


def test_a_search_finds_by_any_part_of_a_name_or_reference_and_leaves_no_term_behind(caplog: Any) -> None:
    hub = a_hub()
    wanted = a_young_person(hub, identity=an_identity(given_name=NAME, family_name="Quillwort", preferred_name="Zeb"))
    for _ in range(3):
        a_young_person(hub)
    a_young_person(a_hub(), identity=an_identity(given_name=NAME))
    client = browser(a_manager(hub))
    for words in ("zebra", "QUILL zebra", "zeb", wanted.reference, wanted.reference.lower().replace("-", "")):
        answer = send(client, "search", {"words": words})
        assert answer.status_code == 200
        assert [row.reference for row in answer.context["rows"]] == [wanted.reference], words
        assert answer["Cache-Control"] == "no-store"
        assert words not in answer.request["PATH_INFO"] + answer.request.get("QUERY_STRING", "")
        assert not any(words in str(value) for value in client.session.values())
        assert f"<title>{words}" not in answer.content.decode()
    assert "zebra" not in caplog.text.lower()
    assert "Nobody found" in send(client, "search", {"words": "quincunx"}).content.decode()
    assert page(client, "search", {"words": NAME}).context["rows"] == []


def test_a_search_logs_only_those_it_shows() -> None:
    from spokework.audit.models import Event

    hub = a_hub()
    wanted = a_young_person(hub, identity=an_identity(given_name=NAME))
    a_young_person(hub)
    manager = a_manager(hub)
    send(browser(manager), "search", {"words": NAME})
    event = Event.objects.get(actor_id=manager.id, action="viewed casework:search")
    assert event.subjects == [str(wanted.pk)]


def test_team_shows_loads_against_room_and_who_has_left_with_cases() -> None:
    hub = a_hub()
    worker, free = a_spoke(hub), a_spoke(hub)
    an_open_case(worker=worker, opened=clock.today() - timedelta(days=40))
    actions.pause_case(case=an_open_case(worker=worker), reason="Away", by=AT_THE_MACHINE)
    a_referral(hub, state="waiting")
    shown = page(browser(a_manager(hub)), "team")
    rows = {row.name: row for row in shown.context["members"]}
    assert (rows[str(worker.worker)].held, rows[str(worker.worker)].paused, rows[str(worker.worker)].overdue) == (
        2,
        1,
        1,
    )
    assert rows[str(free.worker)].held == 0
    assert "1</span> waiting for a worker" in shown.content.decode()
    assert page(browser(acting(worker)), "team").status_code == 403
