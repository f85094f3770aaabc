"""Numbers in a key message: those of the release stand, others are pointed out with the nearest that is released."""

from datetime import UTC, datetime

import pytest

from spokework.insight.releases.content import Message
from spokework.insight.releases.spoken import unreleased

from .invented_release import LOWER, SUPPORTED, a_content

pytestmark = pytest.mark.once


def found(words: str, indicator: str = SUPPORTED.indicator) -> list[tuple[str, str]]:
    said = Message(1, indicator, "", words, "Anita Cole", datetime(2017, 1, 20, tzinfo=UTC))
    return [(each.written, each.nearest) for each in unreleased(said, a_content())]


@pytest.mark.parametrize(
    "words",
    [
        "We supported 155 young people, 780 since we began.",
        "73 % were at lower risk: 185 of 255.",
        "72.5 per cent at lower risk.",  # 185 of 255
        "On 3 May 2016, and in 2016Q4, more came than in 2015.",
        "Three in four felt safer at SW-7/3.",
        "",
    ],
)
def test_what_is_released_or_no_number_is_not_pointed_out(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We supported 157 young people.", [("157", "155")]),
        ("1,780 since we began, of them 155 in autumn", [("1,780", "780")]),
        ("80 % were at lower risk", [("80 %", "73 %")]),
        ("155 % more", [("155 %", "73 %")]),  # a count is no share
        ("72.9 % were at lower risk", [("72.9 %", "73 %")]),
        ("2 of 4", [("2", "155"), ("4", "155")]),
    ],
)
def test_what_is_not_released_is_told_with_the_nearest_of_its_figure(words: str, told: list[tuple[str, str]]) -> None:
    assert found(words) == told


def test_the_nearest_is_looked_for_in_the_figure_it_stands_beside_first() -> None:
    assert found("157 were at lower risk", LOWER.indicator) == [("157", "185")]
