"""Attendances and different people: both said, and never one for the other."""

from datetime import timedelta

import pytest
from django.db.models import Q

from spokework.core import clock
from spokework.practice import actions
from spokework.practice.models import AwarenessSession, TrainingEvent
from spokework.practice.queries.reach import Reach, reach
from spokework.programme.tests.situations import AT_THE_MACHINE

from .situations import a_hub, a_manager, a_session, a_training

pytestmark = pytest.mark.django_db


def test_who_came_twice_is_one_person_and_two_attendances() -> None:
    hub = a_hub()
    a_session(hub, attended=3, names=["Odile Marchbanks", "Hester Vane"])
    a_session(hub, attended=2, names=["MARCHBANKS Odile", "Wilf Oddie"])
    a_session(hub, attended=20)
    assert reach(a_manager(hub), AwarenessSession) == Reach(events=3, attendances=25, named=4, people=3)


def test_the_same_name_in_two_hubs_is_two_people_and_another_hubs_are_not_counted() -> None:
    first, second = a_hub(), a_hub()
    for hub in (first, second):
        a_training(hub, attended=4, names=["Odile Marchbanks"])
    assert reach(AT_THE_MACHINE, TrainingEvent) == Reach(2, 8, 2, 2)
    assert reach(a_manager(first), TrainingEvent) == Reach(1, 4, 1, 1)


def test_only_what_is_asked_for_is_counted() -> None:
    hub, before = a_hub(), clock.today() - timedelta(days=200)
    a_session(hub, attended=5, names=["Odile"])
    a_session(hub, attended=7, day=before, names=["Odile"])
    a_session(hub, attended=9, audience="adults")
    wanted = Q(audience="young_people", day__gt=before)
    assert reach(a_manager(hub), AwarenessSession, wanted) == Reach(1, 5, 1, 1)
    assert reach(a_manager(a_hub()), AwarenessSession) == Reach(0, 0, 0, 0)


def test_a_dropped_register_leaves_the_attendances() -> None:
    hub = a_hub()
    session = a_session(hub, attended=3, names=["Odile", "Hester"])
    actions.drop_register(event=session, by=AT_THE_MACHINE)
    assert reach(a_manager(hub), AwarenessSession) == Reach(1, 3, 0, 0)
