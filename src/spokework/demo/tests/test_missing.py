"""Going missing grows rarer while somebody is there, and nothing else of the plan depends on it."""

from collections import Counter
from datetime import datetime, timedelta

from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK, days
from spokework.demo.world.cases import Case, MissingEpisode

from .test_featured import own_cases


def all_episodes(plan: Plan) -> list[MissingEpisode]:
    return [episode for case in plan.cases for episode in case.missing]


def length(case: Case) -> int:
    return ((case.closed_on or CLOCK) - case.opened_on).days


def test_a_third_go_missing_and_more_at_first_than_at_last(plan: Plan) -> None:
    assert 0.25 < sum(bool(case.missing) for case in plan.cases) / len(plan.cases) < 0.4
    long_enough = [case for case in plan.cases if case.closure and length(case) > 180]
    first = sum(e.went_on < case.opened_on + days(90) for case in long_enough for e in case.missing)
    last = sum(e.went_on > (case.closed_on or CLOCK) - days(90) for case in long_enough for e in case.missing)
    assert first > 2 * last > 0


def test_interviews_are_held_in_time_or_late_or_declined_or_not_known(plan: Plan) -> None:
    episodes = all_episodes(plan)
    took = [
        datetime.combine(e.rhi_on, e.rhi_at) - datetime.combine(e.returned_on, e.returned_at)
        for e in episodes
        if e.rhi_on and e.rhi_at and e.returned_on and e.returned_at
    ]
    in_time = sum(each <= timedelta(hours=72) for each in took)
    assert 0.4 < in_time / len(took) < 0.8
    counts = Counter(e.rhi for e in episodes)
    assert set(counts) == {"held", "offered_declined", "not_offered", "not_yet"}
    assert counts["held"] > len(episodes) / 2


def test_one_of_the_featured_workers_young_people_is_missing_and_nobody_else(plan: Plan) -> None:
    missing = [case.key for case in plan.cases for e in case.missing if e.returned_on is None]
    assert missing == [case.key for case in own_cases(plan) if case.missing and case.missing[-1].returned_on is None]
    assert len(missing) == 1


def test_nobody_is_missing_twice_at_once(plan: Plan) -> None:
    for case in plan.cases:
        for earlier, later in zip(case.missing, case.missing[1:], strict=False):
            assert earlier.returned_on is not None
            assert earlier.returned_on < later.went_on


def test_feedback_is_given_at_most_planned_endings_and_few_others(plan: Plan) -> None:
    given = {True: [0, 0], False: [0, 0]}
    for case in plan.cases:
        if case.closure:
            planned = case.closure.reason in ("goals_met", "planned_end")
            there = bool(case.closure.feedback) or case.closure.feedback_score is not None
            given[planned][there] += 1
    assert 0.48 < given[True][1] / sum(given[True]) < 0.72
    assert given[False][1] / sum(given[False]) < 0.3
