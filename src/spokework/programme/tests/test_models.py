from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.access.scoping import Unscoped
from spokework.core import clock
from spokework.programme.models import Appointment, Grant, Hub, Membership, Placement, Post, Programme

from . import situations as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fte", "cap", "room"), [("1", 12, 12), ("0.8", 12, 9), ("0.7", 12, 8), ("0.5", 11, 5), ("0.6", 5, 3)]
)
def test_room_is_the_cap_by_the_share_of_full_time_rounded_down(fte: str, cap: int, room: int) -> None:
    assert Post(fte=Decimal(fte), caseload_cap=cap).room == room


def refused_by_the_database(make_row: object) -> bool:
    try:
        with transaction.atomic():
            make_row()  # type: ignore[operator]  # called here
    except IntegrityError:
        return True
    return False


def test_the_database_itself_keeps_dates_in_order() -> None:
    placement = make.a_placement()
    late, early = date(2016, 1, 2), date(2016, 1, 1)
    membership = make.a_membership(make.a_person(), Role.HUB_MANAGER, placement.hub)
    appointment = make.an_appointment(placement.post)
    for row in (placement, membership, appointment, make.a_grant(), make.the_programme()):
        rows = type(row).objects.unscoped("test").filter(pk=row.pk)
        assert refused_by_the_database(lambda rows=rows: rows.update(start=late, end=early)), row


def test_the_database_itself_keeps_a_second_running_holder_or_place_out() -> None:
    placement, appointment = make.a_placement(), make.an_appointment()
    for row, model in ((placement, Placement), (appointment, Appointment)):
        row.pk, row._state.adding = None, True
        row.id = make.the_programme().pk
        assert refused_by_the_database(row.save), model


def test_the_database_itself_keeps_a_second_programme_out() -> None:
    first = make.the_programme()
    second = Programme(name="Other", start=first.start, end=first.end, budget=first.budget)
    assert refused_by_the_database(second.save)


def test_the_database_itself_keeps_roles_where_they_are_held() -> None:
    account, hub = make.a_person(), make.a_hub()
    start = clock.today()
    assert refused_by_the_database(Membership(account=account, role="funder", hub=hub, start=start).save)
    assert refused_by_the_database(Membership(account=account, role="spoke_worker", start=start).save)


def test_hubs_and_grants_are_seen_by_their_own_and_by_the_programme() -> None:
    ours, theirs = make.a_hub(), make.a_hub()
    make.a_grant(ours), make.a_grant(theirs), make.a_grant()
    worker, lead = make.an_actor(Role.SPOKE_WORKER, ours), make.an_actor(Role.PROGRAMME_LEAD)
    assert list(Hub.objects.visible_to(worker)) == [ours]
    assert set(Hub.objects.visible_to(lead)) == {ours, theirs}
    assert [grant.hub for grant in Grant.objects.visible_to(worker)] == [ours]
    assert Grant.objects.visible_to(lead).count() == 3
    assert can(worker, P.VIEW_HUB, ours)
    assert not can(worker, P.VIEW_HUB, theirs)


def test_a_funder_and_an_evaluator_see_no_hub() -> None:
    make.a_hub()
    for role in (Role.FUNDER, Role.EVALUATOR, Role.SYSTEM_ADMINISTRATOR):
        assert not Hub.objects.visible_to(make.an_actor(role)).exists(), role


def test_colleagues_are_those_of_the_hubs_one_sees() -> None:
    ours, theirs = make.a_hub(), make.a_hub()
    worker = make.an_actor(Role.SPOKE_WORKER, ours)
    make.a_worker(theirs)
    make.a_member(Role.FUNDER)
    assert [m.hub for m in Membership.objects.of_colleagues(worker)] == [ours]
    assert Membership.objects.of_colleagues(make.an_actor(Role.PROGRAMME_LEAD)).count() == 2
    assert not Membership.objects.visible_to(worker).exists()


def test_nothing_is_read_without_saying_for_whom() -> None:
    hub = make.a_hub()
    with pytest.raises(Unscoped):
        list(Hub.objects.all())
    with pytest.raises(Unscoped):
        list(hub.posts.all())
