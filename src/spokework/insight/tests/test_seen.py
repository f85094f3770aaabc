"""Counting by whole numbers comes to the same by table, by counters and by sorting."""

from collections import Counter
from itertools import product

import numpy as np
import pytest

from spokework.insight import seen as module
from spokework.insight.seen import added_up, distinct, ranked, seen, tallied, together

pytestmark = pytest.mark.once
ROWS = [5, 0, 5, 9, 0, 5, 31]


@pytest.fixture(params=[2**26, 0], ids=["by a table", "sorted"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AS_FLAGS", request.param)
    monkeypatch.setattr(module, "_AS_A_TABLE", request.param)
    monkeypatch.setattr(module, "_AS_COUNTERS", request.param)


@pytest.mark.usefixtures("ways")
@pytest.mark.parametrize("rows", [ROWS, [], [3], list(range(70_000))], ids=["some", "none", "one", "many"])
def test_numbers_that_occur_and_how_often(rows: list[int]) -> None:
    numbers, size = np.array(rows, dtype=np.int32), 70_000
    found = seen(numbers, size)
    assert found.numbers.tolist() == sorted(set(rows))
    assert found.numbers[found.at].tolist() == rows
    assert distinct(numbers, size).tolist() == sorted(set(rows))
    assert dict(zip(*(each.tolist() for each in tallied(numbers, size)), strict=True)) == Counter(rows)


def test_amounts_with_gaps_are_added_up() -> None:
    assert added_up(np.array([1.5, np.nan, 2.0]), np.array([2, 2, 0]), 3).tolist() == [2.0, 0.0, 1.5]


@pytest.mark.parametrize("values", [[4.0, -2.0, 4.0], [0.25, -2.0, 0.25], []], ids=["whole", "broken", "none"])
def test_amounts_are_ranked(values: list[float]) -> None:
    found = ranked(np.array(values))
    assert found.numbers.tolist() == sorted(set(values))
    assert found.numbers[found.at].tolist() == values


@pytest.mark.parametrize("sizes", [(3, 4), (2**20, 2**20)], ids=["short", "long"])
def test_several_numbers_are_one_that_tells_them_apart(sizes: tuple[int, int]) -> None:
    both = list(product((0, 1, 2), (0, 3)))
    first, second = (np.array(each, dtype=np.int8) for each in zip(*both, strict=True))
    one = together((first, sizes[0]), (second, sizes[1]))
    assert [(int(each) // sizes[1], int(each) % sizes[1]) for each in one] == both
