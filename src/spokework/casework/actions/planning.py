"""The plan: what the young person wants, and how near it feels."""

from datetime import date

from django.db import transaction

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Case, Goal, GoalScore
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import did
from .working import at_work, done_on, one_of, said

HIGHEST = 10


@transaction.atomic
def set_goal(
    *,
    case: Case,
    words: str,
    domain: str,
    by: Actor,
    baseline: int | None = None,
    target: int = 8,
    rated_by: str = codes.RatedBy.BOTH,
    own_words: bool = True,
    day: date | None = None,
) -> Goal:
    """``baseline`` is the first score, on the day the goal is set."""
    words = said(words, field="words", ask="Write what the young person wants, in their words if they gave them.")
    one_of(domain, codes.GoalDomain.values, field="domain", what="what the goal is about")
    _check_score(target, field="target")
    locked = at_work(case, by=by)
    goal = Goal(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        number=Goal.objects.next_number(locked.young_person_id),
        case=locked,
        words=words,
        own_words=own_words,
        domain=domain,
        set_on=done_on(day, locked, what="A goal"),
        target=target,
    )
    goal.save(force_insert=True)
    if baseline is not None:
        _score(goal, score=baseline, rated_by=rated_by, by=by, day=goal.set_on, field="baseline")
    did("goal set", goal, by=by)
    return goal


@transaction.atomic
def score_goal(*, goal: Goal, score: int, rated_by: str, by: Actor, day: date | None = None) -> GoalScore:
    locked, case = _running(goal, by=by)
    day = _since_set(done_on(day, case, what="A score"), locked, what="A score")
    row = _score(locked, score=score, rated_by=rated_by, by=by, day=day)
    did("goal scored", row, by=by)
    return row


@transaction.atomic
def end_goal(*, goal: Goal, achieved: bool, by: Actor, day: date | None = None) -> Goal:
    locked, case = _running(goal, by=by)
    day = _since_set(done_on(day, case, what="The end of a goal"), locked, what="The end of a goal")
    changed = locked.change(ended_on=day, achieved=achieved)
    did("goal ended", locked, by=by, fields=changed)
    return locked


def _running(goal: Goal, *, by: Actor) -> tuple[Goal, Case]:
    case = at_work(goal.case, by=by)
    locked = again(goal)
    if locked.ended_on is not None:
        raise Refused(f"This goal ended on {long_date(locked.ended_on)}. Set a new one to go on with it.")
    return locked, case


def _since_set(day: date, goal: Goal, *, what: str) -> date:
    if day < goal.set_on:
        set_on = long_date(goal.set_on)
        raise Refused(f"{what} cannot be before the goal, which was set on {set_on}. Enter a later day.", field="day")
    return day


def _score(goal: Goal, *, score: int, rated_by: str, by: Actor, day: date, field: str = "score") -> GoalScore:
    _check_score(score, field=field)
    one_of(rated_by, codes.RatedBy.values, field="rated_by", what="who gave the score")
    row = GoalScore(
        hub_id=goal.hub_id,
        young_person_id=goal.young_person_id,
        goal=goal,
        day=day,
        score=score,
        rated_by=rated_by,
        by_id=by.account_id,
    )
    row.save(force_insert=True)
    return row


def _check_score(score: int, *, field: str) -> None:
    if not 0 <= score <= HIGHEST:
        raise Refused("Enter a whole number from 0 to 10.", field=field)
