"""Names beside points, and axes as wide as what is on them."""

from spokework.insight.charts.dots import Dot, dots
from spokework.insight.charts.placing import Box, placed
from spokework.insight.charts.shares import from_nothing

FRAME = Box(0, 0, 300, 300)


def test_names_of_points_that_touch_stand_apart_and_within() -> None:
    named = [((100.0, 100.0), "12"), ((108.0, 102.0), "15"), ((292.0, 100.0), "Multi-agency team")]
    found = placed(named, [], FRAME)
    assert not any(one.meets(other) for one in found for other in found if one is not other)
    assert all(box.left >= 0 and box.right <= 300 for box in found)
    for box in found:
        assert not any(box.holds(spot) for spot, _ in named)


def test_a_name_keeps_clear_of_a_line_through_where_it_would_stand() -> None:
    line = [(float(at), 100.0) for at in range(0, 300, 5)]
    (box,) = placed([((100.0, 100.0), "Police")], line, FRAME)
    assert not any(map(box.holds, line))


def test_an_axis_ends_a_little_beyond_the_last_end() -> None:
    assert from_nothing([0.02, 0.138]).domain == [0, 0.15]
    assert from_nothing([0.64]).domain == [0, 0.7]
    assert from_nothing([0.0]).domain == [0, 0.05]
    assert from_nothing([0.99]).domain == [0, 1]


def test_a_chart_is_drawn_wide_and_narrow_with_clips_of_their_own() -> None:
    svg = dots([Dot("One", 0.1, "1 of 10", 0.0, 0.4)], unit="Share", share=True, title="Few", description="One")
    assert svg.count('aria-label="Few. One"') == 2
    assert svg.count("role=") == 2  # the pictures themselves, none of their marks
    wide, narrow = svg.split("</svg>")[:2]
    assert 'class="chart chart-wide"' in wide
    assert 'width="286"' in narrow
