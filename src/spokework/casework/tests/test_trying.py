"""Looking beyond that opened nothing: it is in the log, it says nothing, and it does not go on for long."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.audit.models import Event, Subject
from spokework.casework import actions
from spokework.casework.actions.trying import NOT_TAKEN, TOO_OFTEN, TRIED, TRIES, WITHIN
from spokework.casework.models import YoungPerson
from spokework.casework.queries import who_looked
from spokework.casework.tests.browsing import browser, page, send
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_spoke,
    a_young_person,
    acting,
    an_identity,
    an_open_case,
    refused,
)
from spokework.casework.views import reaching
from spokework.programme.models import Hub

pytestmark = pytest.mark.django_db

WHY = "Her worker is ill and the school rang."
NAME = "Zebrafinch"


def tries_logged(young_person: YoungPerson) -> int:
    about = Subject.objects.filter(young_person_id=young_person.pk).values("event")
    return Event.objects.filter(pk__in=about, action=TRIED, chain_id=young_person.hub_id).count()


def restricted(hub: Hub, manager: Actor) -> YoungPerson:
    young_person = a_young_person(hub, identity=an_identity(given_name=NAME, family_name="Quillwort"))
    actions.restrict_record(young_person=young_person, accounts=[], by=manager)
    return young_person


TYPED: dict[str, Callable[[YoungPerson], dict[str, str]]] = {
    "refused, by reference": lambda one: {"who": one.reference, "reason": WHY},
    "refused, by name": lambda one: {"who": f"{NAME} Quillwort", "reason": WHY},
    "no reason": lambda one: {"who": one.reference, "reason": ""},
    "hardly a reason": lambda one: {"who": one.reference, "reason": "need it"},
}


@pytest.mark.parametrize("case", TYPED)
def test_a_try_that_opened_nothing_is_in_the_log_of_the_record(case: str) -> None:
    hub = a_hub()
    manager, worker = a_manager(hub), acting(a_spoke(hub))
    young_person = restricted(hub, manager)
    typed = TYPED[case](young_person)
    answer = send(browser(worker), "look_beyond", typed)
    assert answer.status_code == 422
    assert all(each in answer.content.decode() for each in typed.values())
    assert tries_logged(young_person) == 1
    (entry,) = [e for e in who_looked.page(manager, young_person).entries if e.action == TRIED]
    assert entry.who == worker.name


def test_what_names_no_record_is_about_nobody() -> None:
    hub = a_hub()
    a_young_person(hub)
    client = browser(acting(a_spoke(hub)))
    before = Subject.objects.count()
    for who in ("", "  ", "SW-ZZZZ-Z", "nobody at all"):
        assert send(client, "look_beyond", {"who": who, "reason": WHY}).status_code == 422
    assert Subject.objects.count() == before


def without_tokens(text: str, *typed: str) -> str:
    for each in typed:
        text = text.replace(each, "")
    return re.sub(r'value="[^"]{20,}"', "", text)


def test_a_record_of_another_hub_is_answered_as_one_that_is_not_there_and_that_hub_can_see_it() -> None:
    elsewhere = a_young_person(a_hub())
    worker = acting(a_spoke(a_hub()))
    unknown = "SW-ZZZZ-Z"
    there = send(browser(worker), "look_beyond", {"who": elsewhere.reference, "reason": WHY})
    nowhere = send(browser(worker), "look_beyond", {"who": unknown, "reason": WHY})
    assert there.status_code == nowhere.status_code == 422
    assert without_tokens(there.content.decode(), elsewhere.reference) == without_tokens(
        nowhere.content.decode(), unknown
    )
    assert tries_logged(elsewhere) == 1


def too_often(worker: Actor, last: str = "SW-ZZZZ-Z") -> Any:
    client = browser(worker)
    for _ in range(TRIES):
        send(client, "look_beyond", {"who": last, "reason": WHY})
    return client


def test_nobody_guesses_for_long_and_the_answer_is_then_the_same_for_all() -> None:
    hub = a_hub()
    young_person, worker = a_young_person(hub), acting(a_spoke(hub))
    client = too_often(worker)
    for who in (young_person.reference, "SW-ZZZZ-Z"):
        text = send(client, "look_beyond", {"who": who, "reason": WHY}).content.decode()
        assert re.search(r"Try again at \d\d:\d\d\.", text)
        assert WHY in text
        assert "No record here" not in text
    assert page(client, "young_person", reference=young_person.reference).status_code == 404
    assert Event.objects.filter(action=TOO_OFTEN, actor_id=worker.id, chain_id=hub.pk).count() == 1
    assert Event.objects.filter(action=NOT_TAKEN, actor_id=worker.id, chain_id=hub.pk).count() == 2
    assert tries_logged(young_person) == 0  # it was not even looked up
    other = browser(acting(a_spoke(hub)))
    assert send(other, "look_beyond", {"who": young_person.reference, "reason": WHY}).status_code == 303


def test_after_ten_minutes_it_may_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = a_hub()
    worker = acting(a_spoke(hub))
    too_often(worker)
    said = refused(actions.reserve_try, by=worker).message
    until = timezone.now() + WITHIN + timedelta(minutes=1)
    assert f"{timezone.localtime(until):%H:%M}" in said
    monkeypatch.setattr(timezone, "now", lambda: until)
    assert actions.reserve_try(by=worker)


def test_what_opens_counts_for_nothing() -> None:
    hub = a_hub()
    client = browser(acting(a_spoke(hub)))
    for _ in range(TRIES + 1):
        found = a_young_person(hub)
        assert send(client, "look_beyond", {"who": found.reference, "reason": WHY}).status_code == 303
        assert tries_logged(found) == 0


def test_a_record_that_is_open_already_opens_no_guessing() -> None:
    worker = a_spoke(a_hub())
    case = an_open_case(worker=worker)
    typed = {"who": case.young_person.reference, "reason": WHY}
    assert "already" in send(browser(acting(worker)), "look_beyond", typed).content.decode()
    assert Account.objects.filter(pk=acting(worker).id).exists()
    assert tries_logged(case.young_person) == 1


def test_a_try_that_ended_in_a_fault_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = a_hub()
    young_person, client = a_young_person(hub), browser(acting(a_spoke(hub)))
    client.raise_request_exception = False
    typed = {"who": young_person.reference, "reason": WHY}
    with monkeypatch.context() as broken:
        broken.delattr(reaching, "somebody_beyond")
        for _ in range(TRIES):
            assert send(client, "look_beyond", typed).status_code == 500
    assert "Try again at" in send(client, "look_beyond", typed).content.decode()
