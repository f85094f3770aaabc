"""Agreement: published worked examples, another implementation, what it refuses, and how often its intervals hold."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from spokeplan.statistics import MISSING, Agreement, agreement

pytestmark = pytest.mark.once

Table = NDArray[np.int64]


def coded(*coders: str) -> Table:
    """One string a coder, one letter a unit, ``.`` where the coder did not look."""
    return np.array(
        [[MISSING if letter == "." else ord(letter) for letter in coder.replace(" ", "")] for coder in coders]
    )


def two_coders(*rows: list[int]) -> Table:
    """A square table of counts: the first coder's category by the second's."""
    pairs = [(i, j) for i, row in enumerate(rows) for j, count in enumerate(row) for _ in range(count)]
    return np.array(pairs).T


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> Table:
    shape = draw(st.integers(2, most)), draw(st.integers(1, 25))
    cells = st.lists(st.integers(MISSING, 3), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1])
    return np.array(draw(cells)).reshape(shape)


# K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, sections A to C: two coders and yes or no; two
# coders and five categories; four coders, five categories, cells missing.
@pytest.mark.parametrize(
    ("values", "alpha"),
    [
        (coded("0100000010", "1110010000"), 0.095),
        (coded("aabbdcccedda", "babbbccceddd"), 0.692),
        (coded("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
)
def test_krippendorffs_own_examples(values: Table, alpha: float) -> None:
    assert agreement(values).alpha.value == pytest.approx(alpha, abs=5e-4)


def test_cohens_own_example() -> None:
    """J. Cohen (1960), table 2: 200 patients, two psychiatrists, three diagnoses."""
    found = agreement(two_coders([88, 14, 18], [10, 40, 10], [2, 6, 12]))
    assert found.percent.value == pytest.approx(0.70)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.492, abs=5e-4)


def test_fleiss_share_of_pairs_for_many_coders() -> None:
    """The worked example that is commonly given for Fleiss's kappa: 14 raters, 10 subjects, five categories."""
    counts = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    found = agreement(np.array([np.repeat(np.arange(5), row) for row in counts]).T)
    assert found.percent.value == pytest.approx(0.378, abs=5e-4)
    assert found.kappa is None


@given(tables())
def test_alpha_is_what_another_implementation_makes_of_it(values: Table) -> None:
    found = agreement(values)
    assume(found.alpha.value is not None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = krippendorff.alpha(np.where(values == MISSING, np.nan, values), level_of_measurement="nominal")
    assert found.alpha.value == pytest.approx(theirs)


@given(tables(), st.data())
def test_a_weight_is_that_many_equal_units(values: Table, data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(1, 9), min_size=values.shape[1], max_size=values.shape[1]))
    weighed, repeated = agreement(values, weights=weights), agreement(np.repeat(values, weights, axis=1))
    for ours, theirs in zip(figures(weighed), figures(repeated), strict=True):
        assert ours == (None if theirs is None else pytest.approx(theirs))


@given(tables(2), st.permutations(range(4)))
def test_names_of_categories_and_order_of_coders_do_not_matter(values: Table, names: list[int]) -> None:
    renamed = np.where(values == MISSING, MISSING, np.array([*names, MISSING])[values])[::-1]
    for ours, theirs in zip(figures(agreement(values)), figures(agreement(renamed)), strict=True):
        assert ours == (None if theirs is None else pytest.approx(theirs))


def figures(found: Agreement) -> list[float | None]:
    return [found.units, found.percent.value, found.kappa.value if found.kappa else None, found.alpha.value]


@pytest.mark.parametrize("values", [coded("aaaa", "aaaa"), coded("aaaa", "aa..")])
def test_agreeing_on_one_category_throughout_is_no_evidence_of_agreement(values: Table) -> None:
    found = agreement(values, rng=np.random.default_rng(1))
    assert found.percent.value == 1
    assert found.alpha.value is None
    assert found.alpha.interval is None


@pytest.mark.parametrize("values", [coded("ab..", "..ab"), np.zeros((2, 0), dtype=int)])
def test_of_no_unit_that_two_looked_at_there_is_no_figure(values: Table) -> None:
    assert figures(agreement(values, rng=np.random.default_rng(1))) == [0.0, None, None, None]


def test_the_interval_of_alpha_holds_as_often_as_it_says() -> None:
    """Two coders who err on one unit in ten and one in five, 80 units, 120 draws of such a text; 95 % intervals."""
    rng, held = np.random.default_rng(20), 0
    truth = drawn_coding(rng, 200_000)
    true_alpha = agreement(truth).alpha.value
    for _ in range(120):
        interval = agreement(drawn_coding(rng, 80), rng=rng, draws=400).alpha.interval
        held += interval is not None and true_alpha is not None and interval.low <= true_alpha <= interval.high
    assert 105 <= held <= 120  # of 120 expected at 95 %: 114 ± 2.4


def drawn_coding(rng: np.random.Generator, units: int) -> Table:
    truth = rng.integers(0, 3, units)
    return np.stack([np.where(rng.random(units) < err, rng.integers(0, 3, units), truth) for err in (0.1, 0.2)])


def test_units_of_a_cluster_are_drawn_together() -> None:
    """A hundred copies of ten units tell no more than ten: by cluster the interval is as wide, by unit too narrow."""
    ten = coded("aabbaabbab", "aabbabbbab")
    many, clusters = np.repeat(ten, 100, axis=1), np.repeat(np.arange(10), 100)
    together, apart = (agreement(many, clusters=given, rng=np.random.default_rng(3)) for given in (clusters, None))
    alone = agreement(ten, rng=np.random.default_rng(3))
    assert width(together) == pytest.approx(width(alone), rel=0.15)
    assert width(apart) < width(alone) / 5


def width(found: Agreement) -> float:
    assert found.percent.interval is not None
    return found.percent.interval.high - found.percent.interval.low


def test_a_code_seen_in_one_unit_has_no_interval() -> None:
    found = agreement(coded("abbbbbbbbb", "abbbbbbbbb"), rng=np.random.default_rng(1))
    assert found.alpha.value == 1
    assert found.alpha.interval is None


def test_the_same_numbers_give_the_same_interval() -> None:
    values = coded("aabbdcccedda", "babbbccceddd")
    assert agreement(values, rng=np.random.default_rng(7)) == agreement(values, rng=np.random.default_rng(7))


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        ([[0, 1]], {}, "two coders or more, not 1"),
        ([[0.5], [1.0]], {}, "whole numbers"),
        ([[0], [-2]], {}, "whole numbers"),
        ([0, 1], {}, "by coder and unit"),
        ([[0], [1]], {"weights": [0]}, "weights"),
        ([[0], [1]], {"weights": [1, 1]}, "weights"),
        ([[0], [1]], {"clusters": [1, 1]}, "clusters"),
        ([[0], [1]], {"level": 1}, "level"),
        ([[0], [1]], {"draws": -1}, "draws"),
    ],
)
def test_what_is_refused(values: list[list[int]], options: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        agreement(values, **options)
