"""What the lists of young people hold, in which order, and whom a filter by worker means."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.casework import actions
from spokework.casework.queries import finding, young_people
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.models import Appointment
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db
HERE = "/young-people/"


def shown(client: Client, **query: str) -> list[str]:
    """The references of the whole list, a page after the other."""
    found: list[str] = []
    answer = client.get(reverse("casework:young_people"), query)
    while True:
        found += [row.reference for row in answer.context["rows"]]
        if not answer.context["next_url"]:
            return found
        answer = client.get(reverse("casework:young_people") + answer.context["next_url"])


def test_those_without_a_case_come_as_they_were_referred_the_longest_wait_first(monkeypatch: Any) -> None:
    monkeypatch.setattr(young_people, "PAGE", 2)
    hub = a_hub()
    days = (3, 30, 1, 3, 12, 0)
    referred = [a_referral(hub, received=clock.today() - timedelta(days=ago)).young_person for ago in days]
    wanted = sorted(zip((-ago for ago in days), (each.reference for each in referred), strict=True))
    assert shown(browser(a_manager(hub)), state="no_case") == [reference for _, reference in wanted]


def test_a_referral_that_ended_is_in_a_list_of_its_own_until_the_young_person_is_referred_again() -> None:
    hub = a_hub()
    declined, withdrawn = (a_referral(hub, state=state).young_person for state in ("declined", "withdrawn"))
    waiting = a_referral(hub, state="waiting").young_person
    client = browser(a_manager(hub))
    assert shown(client, state="no_case") == [waiting.reference]
    assert set(shown(client, state="ended")) == {declined.reference, withdrawn.reference}
    a_referral(young_person=declined)
    assert set(shown(client, state="no_case")) == {waiting.reference, declined.reference}
    assert shown(client, state="ended") == [withdrawn.reference]


def test_the_filters_hold_for_those_without_a_case_too() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    waiting = a_referral(hub).young_person
    client = browser(a_manager(hub))
    assert shown(client, state="no_case", level="not_assessed") == [waiting.reference]
    assert shown(client, state="no_case", level="high") == []
    assert shown(client, state="no_case", overdue="yes") == []
    assert shown(client, state="no_case", worker=str(worker.pk)) == []


def test_a_kept_filter_goes_on_meaning_the_same_worker() -> None:
    hub = a_hub()
    worker = a_spoke(hub)
    theirs = an_open_case(worker=worker).young_person
    client = browser(a_manager(hub))
    members = {row.name: row for row in page(client, "team").context["members"]}
    kept = members[worker.worker.name].cases_url
    others = [a_spoke(hub) for _ in range(3)]
    for at, other in enumerate(others):
        other.worker.name = f"Aaron {at}"
        other.worker.save()
        an_open_case(worker=other)
    answer = client.get(kept)
    assert [row.reference for row in answer.context["rows"]] == [theirs.reference]
    assert f'<option value="{worker.pk}" selected>{worker.worker.name}' in answer.content.decode()


def test_whoever_changed_posts_is_one_worker_by_either_of_them() -> None:
    hub = a_hub()
    first = a_spoke(hub)
    case = an_open_case(worker=first)
    second: Appointment = a_spoke(hub)
    second.worker = first.worker
    second.save()
    client = browser(a_manager(hub))
    for appointment in (first, second):
        answer = client.get(HERE, {"state": "supported", "worker": str(appointment.pk)})
        assert [row.reference for row in answer.context["rows"]] == [case.young_person.reference]
        assert answer.content.decode().count(" selected>") == 2  # the state and the worker


@pytest.mark.parametrize("worker", ["1", "nobody", "6f1e2a34-1111-4222-8333-944455556666"])
def test_a_filter_that_means_nobody_shows_nobody(worker: str) -> None:
    hub = a_hub()
    an_open_case(hub)
    assert shown(browser(a_manager(hub)), worker=worker) == []


def test_a_worker_of_another_hub_is_nobody_here() -> None:
    hub = a_hub()
    an_open_case(hub)
    elsewhere = a_spoke(a_hub())
    an_open_case(worker=elsewhere)
    assert shown(browser(a_manager(hub)), worker=str(elsewhere.pk)) == []


def test_of_too_many_found_the_first_by_name_are_shown(monkeypatch: Any) -> None:
    monkeypatch.setattr(finding, "MOST_FOUND", 3)
    hub = a_hub()
    names = ("Zara", "Bea", "Yan", "Col", "Xan", "Ada")
    for name in names:
        a_referral(hub, identity=an_identity(given_name=name, family_name="Quillwort"))
    found = send(browser(a_manager(hub)), "search", {"words": "quillwort"})
    assert [row.called for row in found.context["rows"]] == ["Ada", "Bea", "Col"]
    assert found.context["many"] is True


def test_a_case_that_was_closed_and_one_paused_keep_their_lists() -> None:
    hub = a_hub()
    case = an_open_case(hub)
    actions.pause_case(case=case, reason="Away", by=AT_THE_MACHINE)
    client = browser(a_manager(hub))
    assert shown(client, state="no_case") == shown(client, state="ended") == []
    assert shown(client, state="paused") == [case.young_person.reference]
