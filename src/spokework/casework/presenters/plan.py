"""A goal, its scores as a line and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spokework.casework import codes
from spokework.casework.models import Goal, GoalScore
from spokework.casework.queries.plan import GoalWithScores
from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date

WIDTH, HEIGHT, LEFT, EDGE = 320, 120, 22, 10
HIGHEST = 10


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    score: int


@dataclass(frozen=True)
class Line:
    """Where the scores lie in the drawing: time runs along, 0 to 10 runs up."""

    dots: list[Dot]
    path: str
    target_y: float
    words: str


@dataclass(frozen=True)
class ShownGoal:
    goal: Goal
    domain: str
    words: str
    standing: str
    line: Line | None
    table: Table


def shown(item: GoalWithScores) -> ShownGoal:
    goal, scores = item.goal, item.scores
    return ShownGoal(
        goal=goal,
        domain=codes.GoalDomain(goal.domain).label,
        words=f"“{goal.words}”" if goal.own_words else goal.words,
        standing=_standing(goal),
        line=score_line(scores, goal.target) if len(scores) > 1 else None,
        table=_table(scores),
    )


def _standing(goal: Goal) -> str:
    if goal.ended_on is None:
        return f"Set on {long_date(goal.set_on)}, {goal.target} of 10 would be enough"
    return f"{'Reached' if goal.achieved else 'Ended'} on {long_date(goal.ended_on)}, set on {long_date(goal.set_on)}"


def score_line(scores: Sequence[GoalScore], target: int) -> Line:
    first, last = scores[0].day, scores[-1].day
    dots = [
        Dot(_x(row.day, first, last, index, len(scores)), _y(row.score), row.score) for index, row in enumerate(scores)
    ]
    path = "M" + "L".join(f"{dot.x:g} {dot.y:g}" for dot in dots)
    went = f"From {scores[0].score} on {long_date(first)} to {scores[-1].score} on {long_date(last)}"
    return Line(dots, path, _y(target), f"{went}; {target} would be enough")


def _x(day: date, first: date, last: date, index: int, count: int) -> float:
    span = (last - first).days
    # All on one day: side by side in the order they were given.
    share = (day - first).days / span if span else index / max(count - 1, 1)
    return round(LEFT + EDGE + share * (WIDTH - LEFT - 2 * EDGE), 1)


def _y(score: int) -> float:
    return round(HEIGHT - EDGE - score / HIGHEST * (HEIGHT - 2 * EDGE), 1)


def _table(scores: Sequence[GoalScore]) -> Table:
    rows = [
        [
            Cell(long_date(row.day), note="When the goal was set" if row is scores[0] else ""),
            Cell(f"{row.score} of 10"),
            Cell(codes.RatedBy(row.rated_by).label),
        ]
        for row in reversed(scores)
    ]
    return Table(caption="Scores", columns=[Column("Day"), Column("Score"), Column("Given by")], rows=rows)
