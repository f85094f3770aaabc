"""The line of a goal's scores stays in its drawing, whatever the days and the scores."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spokework.casework.models import GoalScore
from spokework.casework.presenters.plan import HEIGHT, LEFT, WIDTH, score_line

histories = st.lists(
    st.tuples(st.dates(date(2014, 1, 1), date(2030, 1, 1)), st.integers(0, 10)), min_size=2, max_size=30
).map(sorted)


@given(histories, st.integers(0, 10))
def test_every_score_has_a_dot_inside_the_drawing_in_the_order_of_days(
    history: list[tuple[date, int]], target: int
) -> None:
    line = score_line([GoalScore(day=day, score=score, rated_by="both") for day, score in history], target)
    assert [dot.score for dot in line.dots] == [score for _, score in history]
    assert all(LEFT <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in line.dots)
    assert [dot.x for dot in line.dots] == sorted(dot.x for dot in line.dots)
    assert 0 <= line.target_y <= HEIGHT


@given(histories)
def test_a_higher_score_stands_higher(history: list[tuple[date, int]]) -> None:
    line = score_line([GoalScore(day=day, score=score, rated_by="both") for day, score in history], 8)
    ranked = sorted(line.dots, key=lambda dot: dot.score)
    assert all(low.y >= high.y for low, high in pairwise(ranked))


def test_scores_of_one_day_stand_beside_each_other() -> None:
    day = date(2016, 3, 1)
    line = score_line([GoalScore(day=day, score=score, rated_by="both") for score in (2, 5, 3)], 8)
    assert len({dot.x for dot in line.dots}) == 3
    assert line.words == "From 2 on 1 March 2016 to 3 on 1 March 2016; 8 would be enough"
