"""Tables with margins and trees: what adds up, what is withheld where, what is refused."""

import numpy as np
import pytest

from spokeplan.disclosure import ALL, ROUND5, Dimension, Protected, Rule, Shape, Table, dimension, protect, table_of

pytestmark = pytest.mark.once

AGE = dimension("age", ["under 13", "13–15", "16–17"])
SEX = dimension("sex", ["girls", "boys"])
PLACE = dimension("place", {"north": ["N1", "N2"], "south": ["S1"]})


def in_thirds(counts: list[list[int]]) -> np.ndarray:
    """So that no rule of hubs applies."""
    return np.stack([(np.array(counts) + more) // 3 for more in range(3)], axis=-1)


def ages_by_sex(counts: list[list[int]], *, sides: tuple[str, ...] = ()) -> Table:
    return table_of("young people", [AGE, SEX], in_thirds(counts), sides=sides)


def test_margins_are_sums_and_every_count_is_protected_by_itself() -> None:
    published = protect(ages_by_sex([[3, 9], [20, 13], [0, 8]]))
    assert {codes: cell.shown for codes, cell in zip(published.shape.codes(), published.cells, strict=True)} == {
        (ALL, ALL): 55, (ALL, "girls"): 25, (ALL, "boys"): 30,
        ("under 13", ALL): 10, ("under 13", "girls"): None, ("under 13", "boys"): 10,
        ("13–15", ALL): 35, ("13–15", "girls"): 20, ("13–15", "boys"): 15,
        ("16–17", ALL): 10, ("16–17", "girls"): 0, ("16–17", "boys"): 10,
    }  # fmt: skip
    assert published.at("under 13", "girls") == Protected(None, Rule.SMALL)


def test_a_tree_adds_up_level_by_level() -> None:
    table = table_of("young people", [PLACE], in_thirds([10, 20, 40]))
    assert dict(zip(PLACE.codes, table.counts, strict=True)) == {
        ALL: 70, "north": 30, "N1": 10, "N2": 20, "south": 40, "S1": 40,
    }  # fmt: skip


def test_every_sum_of_a_table_is_listed() -> None:
    table = table_of("young people", [PLACE, SEX], np.arange(18).reshape(3, 2, 3))
    found = table.shape.sums()
    assert len(found) == 3 * 3 + 6
    assert all(table.counts[total.whole] == sum(table.counts[part] for part in total.parts) for total in found)


def test_two_tables_name_the_margin_they_share_alike() -> None:
    by_age, by_age_and_sex = Shape(of="cases", dimensions=(AGE,)), Shape(of="cases", dimensions=(SEX, AGE))
    assert set(by_age.names()) < set(by_age_and_sex.names())
    assert by_age_and_sex.names()[0] == ("cases", ())
    assert ("cases", (("age", "13–15"), ("sex", "boys"))) in by_age_and_sex.names()


def test_a_root_that_restricts_is_part_of_the_name() -> None:
    shapes = [Shape(of="cases", dimensions=(dimension("quarter", ["Q"], root=root),)) for root in ("to Q3", "to Q4")]
    assert not set(shapes[0].names()[:1]) & set(shapes[1].names())


def test_a_group_all_on_one_side_does_not_say_on_which() -> None:
    """Of 16- and 17-year-olds all but 7 are boys, of those under 13 all; of those 13 to 15 8 are girls."""
    published = protect(ages_by_sex([[0, 12], [8, 30], [7, 30]], sides=("sex",)))
    assert published.at("under 13", ALL).shown == 10
    assert {published.at(age, sex).withheld for age in ("under 13", "16–17") for sex in SEX.codes[1:]} == {
        Rule.ONE_SIDED
    }
    assert [published.at("13–15", sex).shown for sex in SEX.codes] == [40, 10, 30]
    assert [published.at(ALL, sex).shown for sex in SEX.codes] == [85, 15, 70]


def test_what_lies_under_a_side_goes_with_it() -> None:
    harm = dimension("harm", {"none": [], "some": ["low", "high"]})
    published = protect(table_of("young people", [harm], in_thirds([2, 20, 20]), sides=("harm",)))
    assert [cell.withheld for cell in published.cells] == [None, *[Rule.ONE_SIDED] * 4]


def test_an_empty_group_is_on_no_side() -> None:
    assert protect(ages_by_sex([[0, 0], [30, 30], [30, 30]], sides=("sex",))).at("under 13", "girls").shown == 0


def test_what_is_hidden_is_not_published() -> None:
    quarter = dimension("quarter", ["2016Q3", "2016Q4"], root="to 2016Q4", hidden=["2016Q3"])
    published = protect(table_of("young people", [quarter], in_thirds([30, 30])))
    assert published.cells == (Protected(60), Protected(None, Rule.UNPUBLISHED), Protected(30))


@pytest.mark.parametrize(
    ("codes", "parents", "says"),
    [
        (("all", "a"), (0, 0), "parents must begin with -1"),
        (("all", "a", "b"), (-1, 2, 0), "parents must begin with -1 and come before children"),
        (("all", "a"), (-1,), "parents must begin with -1"),
        (("all", "a", "a"), (-1, 0, 0), "codes must differ"),
    ],
)
def test_what_is_no_tree_is_refused(codes: tuple[str, ...], parents: tuple[int, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Dimension("x", codes, parents)


def test_a_hidden_code_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"age: hidden codes \['17'\] are not among its codes"):
        dimension("age", ["16"], hidden=["17"])


@pytest.mark.parametrize("dimensions", [(), (AGE, AGE), (AGE, SEX, PLACE, dimension("x", ["y"]))])
def test_a_table_has_one_to_three_different_dimensions(dimensions: tuple[Dimension, ...]) -> None:
    with pytest.raises(ValueError, match="dimensions must be one to three, of different names"):
        Shape(of="young people", dimensions=dimensions)


@pytest.mark.parametrize(
    ("leaves", "sides", "says"),
    [
        (np.zeros((3, 2), int), (), r"leaves must have the shape \(3, 2\) and one axis for hubs, not \(3, 2\)"),
        (np.zeros((2, 3, 1), int), (), r"leaves must have the shape \(3, 2\)"),
        (np.zeros((3, 2, 1)), (), "leaves must be whole numbers from 0 up"),
        (np.full((3, 2, 1), -1), (), "leaves must be whole numbers from 0 up"),
        (np.zeros((3, 2, 1), int), ("place",), r"sides \['place'\] are no dimensions of the table"),
    ],
)
def test_what_is_no_table_is_refused(leaves: np.ndarray, sides: tuple[str, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        table_of("young people", [AGE, SEX], leaves, sides=sides)


def test_a_cell_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="age: '18' is not among its codes"):
        protect(ages_by_sex([[0, 0], [0, 0], [0, 0]])).at("18", ALL)


def test_protecting_is_by_the_default_profile() -> None:
    table = ages_by_sex([[3, 9], [20, 13], [0, 8]])
    assert protect(table) == protect(table, profile=ROUND5)
