from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.programme import actions
from spokework.programme.models import Appointment, Placement, Post

from . import situations as make

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2016, 3, 1), date(2016, 4, 1), date(2016, 5, 1)
DAY = timedelta(days=1)
FACTS: dict[str, Any] = {
    "title": "Spoke worker",
    "fte": Decimal("0.8"),
    "caseload_min": 8,
    "caseload_cap": 10,
    "expected_a_year": 16,
}


def test_a_post_starts_with_the_usual_caseload() -> None:
    post = make.a_post()
    assert (post.caseload_min, post.caseload_cap, post.expected_a_year, post.room) == (10, 12, 20, 12)


def test_a_post_is_changed_once_for_each_version_opened() -> None:
    post = make.a_post()
    manager = make.an_actor(Role.HUB_MANAGER, post.hub)
    actions.change_post(post=post, by=manager, expected=1, **FACTS)
    assert (post.room, post.version) == (8, 2)
    with pytest.raises(Stale):
        actions.change_post(post=post, by=manager, expected=1, **FACTS)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"fte": Decimal(0)}, "fte"),
        ({"fte": Decimal("1.1")}, "fte"),
        ({"caseload_cap": 7}, "caseload_cap"),
        ({"caseload_min": -1}, "caseload_min"),
        ({"expected_a_year": -1}, "expected_a_year"),
        ({"title": " "}, "title"),
    ],
)
def test_a_post_that_cannot_be_is_refused(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        actions.create_post(hub=make.a_hub(), by=make.AT_THE_MACHINE, **FACTS | wrong)
    assert refusal.value.field == field
    assert not Post.objects.unscoped("test").exists()


@pytest.mark.parametrize("role", [Role.SPOKE_WORKER, Role.SAFEGUARDING_LEAD, Role.PROGRAMME_LEAD, None])
def test_posts_are_changed_by_those_who_manage_their_hub_only(role: Role | None) -> None:
    post = make.a_post()
    worker, area, setting = make.a_worker(post.hub), make.an_area(), make.a_setting()
    of_hub = None if role is Role.PROGRAMME_LEAD else post.hub
    # None stands for a manager of another hub.
    actor = make.an_actor(role, of_hub) if role else make.an_actor(Role.HUB_MANAGER)
    appointment, placement = make.an_appointment(end=MAY), make.a_placement(end=MAY)
    for attempt in (
        lambda: actions.create_post(hub=post.hub, by=actor),
        lambda: actions.change_post(post=post, by=actor, **FACTS),
        lambda: actions.appoint(post=post, worker=worker, start=MARCH, by=actor),
        lambda: actions.place_post(post=post, area=area, setting=setting, start=MARCH, by=actor),
        lambda: actions.end_appointment(appointment=appointment, end=MAY, by=actor),
        lambda: actions.end_placement(placement=placement, end=MAY, by=actor),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_only_somebody_who_works_with_young_people_in_the_hub_is_appointed() -> None:
    post = make.a_post()
    for somebody in (make.a_worker(), make.a_person(), make.a_member(Role.HUB_ADMINISTRATOR, post.hub)):
        with pytest.raises(Refused, match="invite") as refusal:
            actions.appoint(post=post, worker=somebody, start=MARCH, by=make.AT_THE_MACHINE)
        assert refusal.value.field == "worker"
    actions.appoint(post=post, worker=make.a_member(Role.HUB_MANAGER, post.hub), start=MARCH, by=make.AT_THE_MACHINE)


def test_a_post_has_one_holder_at_a_time_and_days_belong_to_one() -> None:
    post = make.a_post()
    first = make.an_appointment(post, make.a_worker(post.hub, "Avery Quill"), start=MARCH)
    with pytest.raises(Refused, match="Avery Quill holds this post from 1 March 2016 on"):
        make.an_appointment(post, start=MAY)
    actions.end_appointment(appointment=first, end=APRIL, by=make.AT_THE_MACHINE)
    with pytest.raises(Refused, match="to 1 April 2016"):
        make.an_appointment(post, start=APRIL)
    second = make.an_appointment(post, start=APRIL + DAY)
    with pytest.raises(Refused, match="2 April 2016"):
        make.an_appointment(post, start=MARCH - DAY * 9, end=APRIL + DAY)
    with clock.standing_at(MARCH), pytest.raises(Refused, match="earlier last day"):
        actions.end_appointment(appointment=first, end=APRIL + DAY, by=make.AT_THE_MACHINE)
    assert second.is_current
    assert not first.is_current


def test_an_appointment_that_is_over_stays_as_it_was() -> None:
    appointment = make.an_appointment(start=MARCH, end=APRIL)
    with clock.standing_at(MAY), pytest.raises(Refused, match="ended on 1 April 2016"):
        actions.end_appointment(appointment=appointment, end=MAY, by=make.AT_THE_MACHINE)
    assert Appointment.objects.unscoped("test").get().end == APRIL


def test_a_new_place_ends_the_running_one_the_day_before_and_keeps_it() -> None:
    post, mill, quay = make.a_post(), make.an_area("Mill"), make.an_area("Quay")
    make.a_placement(post, mill, start=MARCH)
    make.a_placement(post, quay, start=MAY)
    assert [(p.area, p.start, p.end) for p in Placement.objects.unscoped("test")] == [
        (quay, MAY, None),
        (mill, MARCH, MAY - DAY),
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [(MARCH, None), (MARCH - DAY, MARCH), (MARCH + DAY, MARCH + DAY), (APRIL, MAY), (MARCH - DAY, None)],
)
def test_two_places_at_once_are_refused_with_the_dates(start: date, end: date | None) -> None:
    post = make.a_post()
    make.a_placement(post, make.an_area("Mill"), start=MARCH, end=APRIL)
    with pytest.raises(Refused, match="Mill from 1 March 2016 to 1 April 2016") as refusal:
        make.a_placement(post, start=start, end=end)
    assert refusal.value.field == "start"
    assert Placement.objects.unscoped("test").count() == 1


def test_a_place_that_starts_with_the_running_one_does_not_replace_it() -> None:
    post = make.a_post()
    make.a_placement(post, start=MARCH)
    with pytest.raises(Refused, match="from 1 March 2016 on"):
        make.a_placement(post, start=MARCH)


def test_a_refused_change_of_place_ends_nothing() -> None:
    post = make.a_post()
    make.a_placement(post, start=MAY, end=MAY)
    running = make.a_placement(post, start=MAY + DAY)
    with pytest.raises(Refused):
        make.a_placement(post, start=MAY + DAY * 5, end=MAY)
    with pytest.raises(Refused):
        make.a_placement(post, start=MARCH)
    running.refresh_from_db()
    assert running.end is None


def test_a_placement_is_ended_in_its_own_time() -> None:
    post = make.a_post()
    first = make.a_placement(post, start=MARCH, end=APRIL)
    make.a_placement(post, start=MAY)
    with clock.standing_at(MARCH):
        with pytest.raises(Refused, match="before the first"):
            actions.end_placement(placement=first, end=MARCH - DAY, by=make.AT_THE_MACHINE)
        with pytest.raises(Refused, match="elsewhere from 1 May 2016"):
            actions.end_placement(placement=first, end=MAY, by=make.AT_THE_MACHINE)
        actions.end_placement(placement=first, end=MARCH, by=make.AT_THE_MACHINE)
    with clock.standing_at(APRIL), pytest.raises(Refused, match="ended on 1 March 2016"):
        actions.end_placement(placement=first, end=APRIL, by=make.AT_THE_MACHINE)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"days_a_week": Decimal(0)}, "days_a_week"),
        ({"days_a_week": Decimal(8)}, "days_a_week"),
        ({"relation": "far"}, "relation"),
        ({"end": MARCH - DAY}, "end"),
    ],
)
def test_a_placement_that_cannot_be_is_refused(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        make.a_placement(start=MARCH, **facts)
    assert refusal.value.field == field


def test_the_host_is_in_the_area() -> None:
    host = make.a_host(make.an_area("Mill"))
    make.a_placement(area=host.area, host=host)
    with pytest.raises(Refused, match="is not in Quay"):
        make.a_placement(area=make.an_area("Quay"), host=host)
