"""Triage and Waiting: who stands where, and what it costs to look."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.casework.queries.referrals import PAGE, After
from spokework.casework.states import ReferralState as R
from spokework.casework.tests.situations import (
    a_hub,
    a_referral,
    a_waiting_referral,
    a_young_person,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.models import Hub
from spokework.programme.tests.situations import a_member
from spokework.vault.keyring import forget

pytestmark = pytest.mark.django_db
STATES = {"triage": R.RECEIVED, "waiting": R.WAITING}


def a_desk(hub: Hub) -> Client:
    return signed_in(a_member(Role.HUB_MANAGER, hub))


def ago(days: int) -> Any:
    return clock.standing_at(clock.today() - timedelta(days=days))


def references(page: str) -> list[str]:
    """In the order in which they stand, each once."""
    return list(dict.fromkeys(re.findall(r'href="/young-people/(SW-[^/]+)/', page)))


def test_triage_shows_the_oldest_first_with_days_level_and_who_seems_known() -> None:
    hub, identity = a_hub(), an_identity()
    with ago(3):
        newer = a_referral(hub, level="high", identity=identity)
    with ago(11):
        older = a_referral(hub, state=R.INFO_REQUESTED)
    a_referral(a_hub(), identity=identity)
    a_waiting_referral(hub)
    page = a_desk(hub).get(reverse("casework:triage")).content.decode()
    assert references(page) == [older.young_person.reference, newer.young_person.reference]
    assert page.index(">11<") < page.index(">3<")
    assert page.count("Perhaps known") == 1
    assert "Information asked for" in page
    assert "level-high" in page


def test_waiting_shows_the_longest_wait_first_and_says_when_it_is_too_long() -> None:
    hub = a_hub()
    with ago(20):
        low = a_waiting_referral(hub, level="low")
    with ago(15):
        high = a_waiting_referral(hub, level="high")
    desk = a_desk(hub)
    page = desk.get(reverse("casework:waiting")).content.decode()
    assert references(page) == [low.young_person.reference, high.young_person.reference]
    assert page.count("Too long") == 1
    only_high = desk.get(reverse("casework:waiting"), {"level": "high"}).content.decode()
    assert references(only_high) == [high.young_person.reference]


def test_the_level_chosen_survives_coming_back_until_all_are_asked_for() -> None:
    hub = a_hub()
    low, high = a_waiting_referral(hub, level="low"), a_waiting_referral(hub, level="high")
    desk = a_desk(hub)
    desk.get(reverse("casework:waiting"), {"level": "high"})
    back = desk.get(reverse("casework:waiting"), follow=True).content.decode()
    assert references(back) == [high.young_person.reference]
    everybody = desk.get(reverse("casework:waiting"), {"level": ""}).content.decode()
    assert set(references(everybody)) == {low.young_person.reference, high.young_person.reference}


@pytest.mark.parametrize("name", STATES)
def test_pages_follow_each_other_without_a_gap_or_a_row_twice(name: str) -> None:
    hub = a_hub()
    for day in range(PAGE + 4):
        with ago(day // 3):
            a_referral(hub, state=STATES[name])
    desk, url, seen = a_desk(hub), reverse(f"casework:{name}"), []
    while url:
        page = desk.get(url).content.decode()
        seen += references(page)
        onward = page.split('rel="next" href="')
        url = reverse(f"casework:{name}") + "?" + onward[1].split('"')[0].split("?")[1] if len(onward) > 1 else ""
    assert len(seen) == len(set(seen)) == PAGE + 4


def queries(desk: Client, url: str) -> int:
    """Of both databases, on a visit that is not the first: the session is settled then."""
    desk.get(url)
    forget()
    data, keys = (CaptureQueriesContext(connections[alias]) for alias in ("default", "keyring"))
    with data, keys:
        assert desk.get(url).status_code == 200
    return len(data) + len(keys)


@pytest.mark.parametrize("name", STATES)
def test_a_longer_list_costs_no_more_queries(name: str) -> None:
    hub = a_hub()
    desk, url = a_desk(hub), reverse(f"casework:{name}")
    for _ in range(5):
        a_referral(hub, state=STATES[name])
    few = queries(desk, url)
    for _ in range(55):
        a_referral(hub, state=STATES[name])
    assert queries(desk, url) == few


def test_more_likely_duplicates_and_more_workers_cost_no_more_queries() -> None:
    hub, identity = a_hub(), an_identity()
    referral = a_waiting_referral(hub, identity=identity)
    where = {"reference": referral.young_person.reference, "number": referral.number}
    pages = [reverse(f"casework:{name}", kwargs=where) for name in ("referral", "allocate_referral")]
    desk = a_desk(hub)

    def one_more() -> list[int]:
        a_young_person(hub, state=R.DECLINED, identity=identity)
        a_young_person(a_hub(), identity=identity)
        an_open_case(hub)
        return [queries(desk, page) for page in pages]

    few = one_more()
    many = [one_more() for _ in range(4)]
    assert many[-1] == few


@pytest.mark.parametrize("name", STATES)
def test_a_list_is_one_event_with_everybody_on_it_and_nobody_else(name: str) -> None:
    hub = a_hub()
    shown = {str(a_referral(hub, state=STATES[name]).young_person_id) for _ in range(3)}
    a_referral(hub, state=R.DECLINED)
    a_referral(a_hub(), state=STATES[name])
    a_desk(hub).get(reverse(f"casework:{name}"))
    event = Event.objects.get(action=f"viewed casework:{name}")
    assert (event.chain_id, set(event.subjects)) == (hub.pk, shown)


@pytest.mark.parametrize("name", STATES)
def test_an_empty_list_says_what_comes_first(name: str) -> None:
    page = a_desk(a_hub()).get(reverse(f"casework:{name}")).content.decode()
    assert "empty-state" in page


def test_a_page_address_that_was_tampered_with_is_the_first_page() -> None:
    assert After.read("2016-02-31_SW-7K3Q-H") is None
    assert After.read("2016-02-01_Tamsin") is None
    desk = a_desk(a_hub())
    assert desk.get(reverse("casework:triage"), {"after": "x"}).status_code == 200
    assert desk.get(reverse("casework:waiting"), {"level": "enormous"}).status_code == 200
