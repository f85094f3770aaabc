"""What support is due when, and what a manager is told of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.casework.tests.situations import refused
from spokework.core import clock
from spokework.practice import actions
from spokework.practice.models import ColleagueDay
from spokework.practice.queries.supervision import own_standings
from spokework.practice.queries.support_due import Due, Standing
from spokework.practice.queries.team_support import Supported, team_support
from spokework.programme import actions as programme
from spokework.programme.memberships import actor_for
from spokework.programme.tests.situations import a_member, a_placement, a_post, a_setting, a_worker, an_appointment

from .support_situations import (
    Office,
    a_day_together,
    a_held_supervision,
    a_missed_supervision,
    a_supervision,
    an_office,
)

pytestmark = pytest.mark.django_db
STARTED = date(2016, 9, 5)  # a Monday
TODAY = date(2016, 12, 30)
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def office() -> Office:
    return an_office(start=STARTED)


def standing(office: Office) -> Standing:
    (found,) = own_standings(office.acting("worker"))
    return found


def due(office: Office, kind: str = "line") -> Due:
    return next(each for each in standing(office).due if each.kind == kind)


def supported(office: Office) -> Supported:
    (found,) = team_support(office.acting("other_manager"))
    return found


def test_before_any_was_held_it_is_due_from_the_first_day_in_post(office: Office) -> None:
    assert [(each.kind, each.day) for each in standing(office).due] == [
        ("line", STARTED + 4 * WEEK),
        ("clinical", STARTED + 6 * WEEK),
        ("group", STARTED + 12 * WEEK),
    ]


def test_it_is_next_due_from_the_last_one_held_whenever_it_was_planned_for(office: Office) -> None:
    a_held_supervision(office, held_on=TODAY - 6 * WEEK)
    a_held_supervision(office, held_on=TODAY - 3 * WEEK)
    assert (due(office).last, due(office).day, due(office).is_overdue) == (TODAY - 3 * WEEK, TODAY + WEEK, False)
    a_supervision(office, due=TODAY + 2 * WEEK)
    a_supervision(office, due=TODAY + timedelta(days=3))
    assert due(office).planned == TODAY + timedelta(days=3)


def test_a_hubs_own_rule_counts_and_no_other_hubs(office: Office) -> None:
    a_held_supervision(office, held_on=TODAY - 3 * WEEK)
    actions.change_supervision_rules(hub_id=office.hub.pk, weeks={"line": 2}, by=office.acting("line_manager"))
    other = an_office(start=STARTED)
    assert (due(office).day, due(office).is_overdue) == (TODAY - WEEK, True)
    assert due(other).day == STARTED + 4 * WEEK


def test_missed_ones_count_since_the_last_that_was_held(office: Office) -> None:
    a_missed_supervision(office, TODAY - 9 * WEEK)
    a_held_supervision(office, held_on=TODAY - 8 * WEEK)
    assert due(office).missed == 0
    a_missed_supervision(office, TODAY - 4 * WEEK)
    a_missed_supervision(office, TODAY - 2 * WEEK)
    assert (due(office).missed, due(office).is_overdue) == (2, True)
    assert due(office, "clinical").missed == 0


def test_a_planned_one_whose_day_is_over_is_to_be_recorded(office: Office) -> None:
    with clock.standing_at(TODAY - WEEK):
        a_supervision(office, due=TODAY - timedelta(days=2))
    assert due(office).to_record


# With colleagues


def test_days_apart_count_from_the_last_day_with_anybody_of_the_hub(office: Office) -> None:
    assert standing(office).days_apart == (TODAY - STARTED).days
    a_day_together(office, TODAY - timedelta(days=23))
    assert standing(office).days_apart == 23
    a_held_supervision(office, kind="clinical", supervisor=None, held_on=TODAY - timedelta(days=2))
    assert standing(office).days_apart == 23, "a supervisor from elsewhere is no colleague"
    a_held_supervision(office, kind="group", supervisor=office.colleague, held_on=TODAY - timedelta(days=5))
    assert standing(office).days_apart == 5
    a_day_together(office)
    assert standing(office).days_apart == 0


def test_a_day_said_twice_stands_once_and_a_team_day_counts_for_all(office: Office) -> None:
    assert a_day_together(office) == a_day_together(office)
    assert a_day_together(office, kind="together").kind == "together"
    assert ColleagueDay.objects.unscoped("tests").count() == 1
    by, team = office.acting("line_manager"), {"hub_id": office.hub.pk, "kind": "team_meeting"}
    actions.record_team_day(day=TODAY, workers=[office.worker, office.colleague], by=by, **team)
    assert ColleagueDay.objects.unscoped("tests").count() == 2
    assert refused(actions.record_team_day, day=TODAY, workers=[], by=by, **team).field == "workers"
    assert refused(actions.record_team_day, day=TODAY, workers=[a_worker()], by=by, **team).field == "workers"
    late = {"day": TODAY + WEEK, "by": office.acting("worker"), "hub_id": office.hub.pk}
    assert refused(actions.record_colleague_day, kind="at_the_hub", **late).field == "day"
    assert refused(actions.record_colleague_day, kind="alone", **late | {"day": TODAY}).field == "kind"
    with pytest.raises(NotAllowed):
        actions.record_team_day(day=TODAY, workers=[office.worker], by=office.acting("worker"), **team)


# Placed where she works alone


def test_the_share_alone_is_of_the_last_four_weeks_working_days_by_days_a_week(office: Office) -> None:
    assert supported(office).share_alone == 0
    a_placement(office.post.post, start=STARTED, setting=a_setting("home"), days_a_week=Decimal(4))
    assert supported(office).share_alone == Decimal("0.8")


def test_a_placement_beside_others_or_one_that_is_over_adds_nothing(office: Office) -> None:
    over = a_placement(office.post.post, start=STARTED, setting=a_setting("outreach"), days_a_week=Decimal(5))
    programme.end_placement(placement=over, end=TODAY - 2 * WEEK, by=office.acting("line_manager"))
    a_placement(office.post.post, start=TODAY - 2 * WEEK + timedelta(days=1), days_a_week=Decimal(5))
    assert supported(office).share_alone == Decimal("0.5")


def test_the_team_is_by_name_and_for_those_who_support_it(office: Office) -> None:
    an_appointment(a_post(office.hub), a_worker(office.hub, "Aaron Quillfeather"), start=STARTED)
    a_held_supervision(office)
    names = [each.appointment.worker.name for each in team_support(office.acting("other_manager"))]
    assert names == ["Aaron Quillfeather", "Ada Fennimore"]
    for other in (office.worker, office.lead, a_member(Role.HUB_MANAGER)):
        assert team_support(actor_for(other)) == []
