from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import reverse

from spokework.access.decide import Grant
from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.programme.actions import end_membership
from spokework.programme.memberships import actor_for
from spokework.programme.middleware import WhoIsActing

from . import situations as make

pytestmark = pytest.mark.django_db


def acting(rf: Any, account: Any) -> Any:
    request = rf.get("/")
    request.user = account
    WhoIsActing(lambda request: HttpResponse())(request)
    return request.actor


def test_signed_out_and_inactive_people_are_nobody(rf: Any) -> None:
    account = make.a_worker()
    assert acting(rf, AnonymousUser()) is None
    account.is_active = False
    assert acting(rf, account) is None


def test_the_actor_is_made_of_the_memberships_in_one_query(rf: Any, django_assert_num_queries: Any) -> None:
    hub, other = make.a_hub(), make.a_hub()
    account = make.a_worker(hub)
    make.a_membership(account, Role.HUB_MANAGER, other)
    make.a_membership(account, Role.EVALUATOR)
    with django_assert_num_queries(1):
        actor = acting(rf, account)
    assert actor.id == account.pk
    assert set(actor.grants) == {
        Grant(Role.SPOKE_WORKER, hub.pk),
        Grant(Role.HUB_MANAGER, other.pk),
        Grant(Role.EVALUATOR),
    }


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert actor_for(make.a_person()).grants == ()


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
def test_a_role_counts_from_its_first_day(days: int, counts: bool) -> None:
    begins = date(2016, 5, 2)
    account, hub = make.a_person(), make.a_hub()
    make.a_membership(account, Role.SPOKE_WORKER, hub, start=begins)
    with clock.standing_at(begins + timedelta(days=days)):
        assert bool(actor_for(account).grants) is counts


def test_a_role_ended_today_is_over_today() -> None:
    hub = make.a_hub()
    account = make.a_person()
    membership = make.a_membership(account, Role.SPOKE_WORKER, hub)
    make.a_membership(account, Role.HUB_MANAGER, hub)
    end_membership(membership=membership, by=make.AT_THE_MACHINE)
    assert actor_for(account).grants == (Grant(Role.HUB_MANAGER, hub.pk),)


def test_whoever_holds_no_role_is_told_so_where_signing_in_leads() -> None:
    client = signed_in(make.a_person())
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("programme:no_membership"))
    assert client.get(answer["Location"]).status_code == 200
    assert signed_in(make.a_worker()).get("/").status_code == 200
