"""The pages people live in ask the database the same number of questions however many rows there are."""

from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.levels import Level
from spokework.casework.tests.situations import (
    a_hub,
    a_manager,
    a_referral,
    a_spoke,
    a_young_person,
    acting,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.models import Appointment, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, an_actor
from spokework.vault.keyring import forget

pytestmark = pytest.mark.django_db

WHY = "Her worker is ill and the school rang."
FEW, MANY = 5, 60


def more(hub: Hub, worker: Appointment, number: int) -> None:
    for _ in range(number):
        case = an_open_case(worker=worker)
        actions.record_contact(case=case, by=AT_THE_MACHINE, day=clock.today(), mode="phone")
        a_referral(hub, level=Level.HIGH)
        actions.give_notice(hub_id=hub.pk, permission=P.REVIEW_ACCESS, kind="answered", text="Answered")
        actions.look_beyond(young_person=a_young_person(hub), reason=WHY, by=acting(worker))
    a_spoke(hub)


def questions(client: Client, name: str, posted: Any = None) -> int:
    forget()
    url = reverse(f"casework:{name}")
    if name == "young_people":
        url += "?state=supported"
    with CaptureQueriesContext(connections["default"]) as data, CaptureQueriesContext(connections["keyring"]) as keys:
        answer = client.get(url) if posted is None else client.post(url, posted)
    assert answer.status_code == 200
    return len(data) + len(keys)


def test_queries_do_not_grow_with_the_rows() -> None:
    hub = a_hub()
    worker = a_spoke(hub, caseload_cap=200)
    people: dict[str, Actor] = {
        "worker": acting(worker),
        "manager": a_manager(hub),
        "lead": an_actor(Role.SAFEGUARDING_LEAD, hub),
        "programme": an_actor(Role.PROGRAMME_LEAD),
    }
    clients = {name: signed_in(Account.objects.get(pk=actor.id)) for name, actor in people.items()}
    pages: list[tuple[str, str, Any]] = [
        ("worker", "home", None),
        ("worker", "young_people", None),
        ("worker", "search", {"words": "e"}),
        ("manager", "home", None),
        ("manager", "young_people", None),
        ("manager", "search", {"words": "e"}),
        ("manager", "team", None),
        ("manager", "notices", None),
        ("manager", "access_review", None),
        ("lead", "home", None),
        ("programme", "overview", None),
    ]

    def counted() -> dict[tuple[str, str], int]:
        for who, name, posted in pages:  # once, so that what is asked on first sight is not counted
            questions(clients[who], name, posted)
        return {(who, name): questions(clients[who], name, posted) for who, name, posted in pages}

    more(hub, worker, FEW)
    before = counted()
    more(hub, worker, MANY - FEW)
    assert counted() == before
    assert max(before.values()) < 45, before
