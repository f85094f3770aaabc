"""Figures added up from cells are those an engine counts from the rows themselves."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from spokework.insight.connection import Tables, opened
from spokework.insight.counting import Asked, counted, hubs_of_groups, read_ahead
from spokework.insight.definition import Base, Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.measuring import expression

from .worlds import made, written

BY_BASE = {
    base: list(group)
    for base, group in groupby(sorted(INDICATORS.values(), key=lambda each: each.base.name), key=lambda each: each.base)
}
LIKE_ANOTHER = {"phase", "region", "ethnicity_group", "disability", "care_status"}  # counted as hub, area and sex are


class Listening:
    """An engine that remembers how often it was asked."""

    def __init__(self, engine: Any) -> None:
        self.engine, self.asked = engine, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def to_pyarrow(self, asked: Any) -> Any:
        self.asked += 1
        return self.engine.to_pyarrow(asked)


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return opened(written(made(seed=7, hubs=6), tmp_path))


def questions(base: Base, tables: Tables) -> Iterator[Asked]:
    some_hub = tables.read(tables["hubs"].select("hub").order_by("hub"))[2]["hub"]
    together = [("hub", "setting"), ("sex", "hub")]
    for by in [
        (),
        *((name,) for name in base.breakdowns),
        *(pair for pair in together if {*pair} <= {*base.breakdowns}),
    ]:
        for where in ({}, {"hub": some_hub}):
            for each_quarter in (False, True):
                yield Asked(tables, by, each_quarter, where)


def summed(indicators: list[Indicator], asked: Asked) -> list[dict[str, Any]]:
    return counted(indicators, asked).rows


def directly(indicators: list[Indicator], asked: Asked) -> list[dict[str, Any]]:
    how: dict[str, Any] = {"by": asked.by, "each_quarter": asked.each_quarter, "where": asked.where}
    return asked.tables.read(expression(indicators, asked.tables, **how))


def by_group(rows: list[dict[str, Any]], asked: Asked) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[key] for key in asked.keys): row for row in rows}


def same(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Nothing added up is 0 here and empty there; a figure takes either for nought."""
    names = {name for name in {*one, *two} if "__" in name and not name.endswith("__rows")}
    return all(
        one.get(name) == two.get(name)
        if name.endswith("__v") and None in (one.get(name), two.get(name))
        else math.isclose(one.get(name) or 0, two.get(name) or 0, rel_tol=1e-9)
        for name in names
    )


@pytest.mark.parametrize("base", BY_BASE, ids=lambda base: base.name)
def test_cells_add_up_to_what_the_rows_say(base: Base, tables: Tables) -> None:
    for asked in questions(base, tables):
        added, told = (by_group(how(BY_BASE[base], asked), asked) for how in (summed, directly))
        assert added.keys() == told.keys(), asked
        assert [key for key in told if not same(added[key], told[key])] == [], asked


def test_a_base_is_read_once_for_all_its_figures_and_breakdowns(tables: Tables) -> None:
    engine = Listening(tables.engine)
    heard = replace(tables, engine=engine)
    closed = [INDICATORS["planned_endings"]]
    assert summed(closed, Asked(heard, ("hub",), False, {}))
    said = 4  # what numbers mean: localities, profiles, and the codes of two columns
    assert engine.asked == said + 1
    assert summed([INDICATORS["lower_risk_all"]], Asked(heard, ("setting",), True, {}))
    assert summed(closed, Asked(heard, ("sex",), False, {}))
    assert hubs_of_groups(closed[0], heard, ("closure_reason",))
    assert engine.asked == said + 1
    assert summed([INDICATORS["new_cases"]], Asked(heard, ("hub",), False, {}))
    assert engine.asked == said + 2  # another base


def test_bases_read_ahead_are_read_once_too(tables: Tables) -> None:
    engine = Listening(tables.engine)
    heard = replace(tables, engine=engine)
    codes = ["lower_risk_all", "new_cases", "review_currency", "young_people_supported"]
    read_ahead([INDICATORS[code] for code in codes], heard)
    found = {code: summed([INDICATORS[code]], Asked(heard, ("hub",), False, {})) for code in codes}
    said = 5  # what numbers mean: localities, profiles, the codes of two columns, and the last quarter
    assert engine.asked == said + len(codes)
    assert found == {code: summed([INDICATORS[code]], Asked(tables, ("hub",), False, {})) for code in codes}
