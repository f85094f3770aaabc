"""A young person's goals and how near they have felt."""

from dataclasses import dataclass

from spokework.access.decide import Actor
from spokework.casework.models import Goal, GoalScore, YoungPerson


@dataclass(frozen=True)
class GoalWithScores:
    goal: Goal
    scores: list[GoalScore]  # the first is the baseline


def goals(actor: Actor, young_person: YoungPerson) -> list[GoalWithScores]:
    """Running ones first, then those that ended; of each kind the latest first."""
    rows = list(Goal.objects.visible_to(actor).filter(young_person=young_person).select_related("case"))
    by_goal: dict[object, list[GoalScore]] = {row.pk: [] for row in rows}
    scores = GoalScore.objects.visible_to(actor).filter(young_person=young_person).select_related("by")
    for score in scores.order_by("day", "created_at"):
        by_goal[score.goal_id].append(score)
    rows.sort(key=lambda row: row.number, reverse=True)
    rows.sort(key=lambda row: row.ended_on is not None)
    return [GoalWithScores(row, by_goal[row.pk]) for row in rows]


def goal(actor: Actor, young_person: YoungPerson, number: int) -> Goal | None:
    rows = Goal.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Goal | None = rows.select_related("case").first()
    return found


def last_score(actor: Actor, goal: Goal) -> GoalScore | None:
    rows = GoalScore.objects.visible_to(actor).filter(goal=goal)
    found: GoalScore | None = rows.order_by("-day", "-created_at").first()
    return found
