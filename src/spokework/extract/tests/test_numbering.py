"""A number stands for the columns beside it, in whichever table."""

import polars as pl
import pytest

from spokework.extract.numbering import Numbering

pytestmark = pytest.mark.once


def rows(*places: tuple[str | None, ...]) -> pl.DataFrame:
    return pl.DataFrame(places, schema=["hub", "phase", "area", "region", "setting"], orient="row").with_row_index(
        "row"
    )


def test_the_same_place_has_one_number_in_every_table_and_another_place_another() -> None:
    numbering = Numbering()
    here, there, nowhere = ("a", "1", "X1", "R", "home"), ("a", "1", "X2", "R", "home"), ("a", "1", None, None, None)
    first = numbering.numbered(rows(here, nowhere, here))
    second = numbering.numbered(rows(there, nowhere, here))
    assert first["row"].to_list() == second["row"].to_list() == [0, 1, 2]
    assert first["locality"].to_list() == [0, 1, 0]
    assert second["locality"].to_list() == [2, 1, 0]
    localities = {table.name: of for table, of in numbering.tables}["localities"]
    assert localities.select("hub", "phase", "area", "region", "setting").rows() == [here, nowhere, there]
    assert localities["locality"].to_list() == [0, 1, 2]


def test_a_table_without_people_has_no_profile() -> None:
    assert "profile" not in Numbering().numbered(rows(("a", "1", None, None, None))).columns
