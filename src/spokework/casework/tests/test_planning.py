"""Goals in the young person's words, scored 0 to 10."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from spokework.casework import actions, codes
from spokework.casework.models import Goal, GoalScore
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.tests.situations import AT_THE_MACHINE

from .situations import a_goal, an_open_case, refused


def scores(goal: Goal) -> list[tuple[date, int]]:
    rows = GoalScore.objects.unscoped("tests").filter(goal=goal).order_by("day", "created_at")
    return [(row.day, row.score) for row in rows]


@pytest.mark.django_db
def test_the_baseline_is_the_first_score() -> None:
    goal = a_goal(an_open_case(), baseline=2, words="  I want my own key  ")
    assert goal.words == "I want my own key"
    assert scores(goal) == [(clock.today(), 2)]


@pytest.mark.django_db
def test_a_goal_without_a_baseline_has_no_score_yet() -> None:
    assert scores(a_goal(an_open_case(), baseline=None)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"words": "  "}, "words"),
        ({"domain": "weather"}, "domain"),
        ({"baseline": 11}, "baseline"),
        ({"baseline": -1}, "baseline"),
        ({"target": 11}, "target"),
        ({"rated_by": "nobody"}, "rated_by"),
        ({"day": date(2999, 1, 1)}, "day"),
        ({"day": date(2016, 2, 29)}, "day"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_saved(facts: dict[str, object], field: str) -> None:
    case = an_open_case(opened=date(2016, 3, 1))
    assert refused(a_goal, case=case, **facts).field == field
    assert not Goal.objects.unscoped("tests").exists()
    assert not GoalScore.objects.unscoped("tests").exists()


@pytest.mark.django_db
def test_a_score_is_not_before_its_goal_nor_after_today() -> None:
    goal = a_goal(an_open_case(opened=date(2016, 3, 1)), day=date(2016, 3, 10))
    for day in (date(2016, 3, 9), clock.today() + timedelta(days=1)):
        given = {"goal": goal, "score": 5, "rated_by": codes.RatedBy.BOTH, "by": AT_THE_MACHINE, "day": day}
        assert refused(actions.score_goal, **given).field == "day"


@pytest.mark.django_db
def test_a_goal_that_ended_takes_no_more() -> None:
    goal = a_goal(an_open_case())
    ended = actions.end_goal(goal=goal, achieved=True, by=AT_THE_MACHINE)
    assert (ended.achieved, ended.ended_on) == (True, clock.today())
    for call in (
        lambda: actions.score_goal(goal=goal, score=5, rated_by="both", by=AT_THE_MACHINE),
        lambda: actions.end_goal(goal=goal, achieved=False, by=AT_THE_MACHINE),
    ):
        with pytest.raises(Refused, match="ended"):
            call()


class ScoreHistories(TestCase):
    databases = "__all__"  # type: ignore[assignment]  # as Django's own tests write it

    @settings(max_examples=25)
    @given(
        st.lists(st.tuples(st.integers(-2, 12), st.integers(0, 60), st.sampled_from(codes.RatedBy.values)), max_size=8)
    )
    def test_a_history_holds_exactly_what_was_allowed_in_order(self, tried: list[tuple[int, int, str]]) -> None:
        goal = a_goal(an_open_case(opened=date(2016, 3, 1)), baseline=3, day=date(2016, 3, 5))
        expected = [(date(2016, 3, 5), 3)]
        for score, later, rater in tried:
            day = date(2016, 3, 1) + timedelta(days=later)
            given = {"goal": goal, "score": score, "rated_by": rater, "day": day, "by": AT_THE_MACHINE}
            if day < goal.set_on:
                assert refused(actions.score_goal, **given).field == "day"
            elif not 0 <= score <= 10:
                assert refused(actions.score_goal, **given).field == "score"
            else:
                actions.score_goal(**given)
                expected.append((day, score))
        assert sorted(scores(goal)) == sorted(expected)
        assert all(0 <= score <= 10 and day >= goal.set_on for day, score in scores(goal))
