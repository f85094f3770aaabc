"""From the extract to tables as they are counted. They hold what must not get out, and live only while one is made.

Every table has a period: the whole time to the end of the quarter, which is the quarter and the time to the one before,
hidden, and so on back to the last release: only so can the attacker take one release from another. What is not divided
is counted in the financial year too, which is the sum of its quarters: so it is with the quarters that are out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from spokeplan.disclosure import Dimension, Table, dimension, table_of
from spokework.core.quarters import first_of_year, quarter_name
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.connection import Tables

from .content import NOT_RECORDED
from .fixed import FIXED, Counted, rows_of
from .periods import Period, periods_of, to_date, year_to

PERIOD = "period"


@dataclass(frozen=True)
class Frame:
    """The rows of one ``Counted``, and what all tables of a release have in common."""

    counted: Counted
    rows: pl.DataFrame
    hubs: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]  # of each breakdown every code there can be, so that releases agree


def frames(tables: Tables, labels: Mapping[str, Mapping[str, str]]) -> list[Frame]:
    """Read once, for any number of quarters."""
    hubs = tuple(sorted(row["hub"] for row in tables.read(tables["hubs"].select("hub"))))
    regions = {row["region"] for name in ("hubs", "areas") for row in tables.read(tables[name].select("region"))}
    found = []
    for counted in FIXED:
        codes = {name: _codes(name, labels, regions) for name in counted.by}
        rows = pl.DataFrame(tables.arrow(rows_of(counted, tables)))
        found.append(Frame(counted, rows.with_columns(pl.col(counted.by).fill_null(NOT_RECORDED)), hubs, codes))
    return found


def _codes(name: str, labels: Mapping[str, Mapping[str, str]], regions: set[str | None]) -> tuple[str, ...]:
    listed = labels.get(BREAKDOWNS[name].codes, {}) if BREAKDOWNS[name].codes else sorted(filter(None, regions))
    return (*listed, NOT_RECORDED)


def counted_tables(frame: Frame, quarter: int, last_out: int | None) -> list[Table]:
    """Those of a release of the quarter, the latest that is out being of ``last_out``."""
    counted = frame.counted
    if counted.each:
        return [_different(frame, by, quarter, period) for by in counted.by for period in periods_of(quarter)]
    first = min(quarter, last_out + 1 if last_out is not None else quarter)
    began = first_of_year(quarter)
    whole = counted.side.tree if counted.side is not None else {}
    coarse = counted.side.coarse if counted.side is not None else {}
    found = [_table(frame, by, coarse, _quarters(quarter, first)) for by in counted.by]
    if began < quarter:
        periods = (_year(quarter, first), _quarters(quarter, min(first, began)))
        return [_table(frame, "", whole, period) for period in periods] + found
    return ([_table(frame, "", whole, _quarters(quarter, first))] if whole else []) + found


def _quarters(quarter: int, first: int) -> Dimension:
    """Each a step on from the one before, from the ``first`` on."""
    tree, hidden = _back_to(first, quarter)
    return dimension(
        PERIOD, tree, root=to_date(quarter), hidden=[code for code in hidden if code != quarter_name(quarter)]
    )


def _year(quarter: int, first: int) -> Dimension:
    """The same time as the year and all before it."""
    began = first_of_year(quarter)
    before, hidden = _back_to(first, began - 1)
    quarters = [quarter_name(each) for each in range(began, quarter + 1)]
    tree = {to_date(began - 1): before, year_to(quarter): {each: {} for each in quarters}}
    return dimension(PERIOD, tree, root=to_date(quarter), hidden=[to_date(began - 1), *hidden, *quarters[:-1]])


def _back_to(first: int, last: int) -> tuple[dict[str, Any], list[str]]:
    """What lies under the time to ``last``, and all its codes."""
    tree, codes = dict[str, Any](), list[str]()
    for each in range(first, last + 1):
        tree = {to_date(each - 1): tree, quarter_name(each): {}}
        codes += tree
    return tree, codes


def _table(frame: Frame, by: str, tree: Any, period: Dimension) -> Table:
    side = frame.counted.side
    dimensions = [dimension(side.name, tree)] if side is not None and tree else []
    dimensions += [dimension(by, frame.codes[by])] if by else []
    names = ["leaf"] * bool(dimensions and tree) + [by] * bool(by)
    rows, axes = frame.rows, []
    for name, each in zip(names, dimensions, strict=True):
        axes.append(_places(rows[name], _leaf_of(each, side.tree if side is not None and name == "leaf" else {})))
    leaves = [period.codes[place] for place in period.leaves()]
    axes.append(_periods(rows["quarter"], leaves))
    axes.append(_places(rows["hub"], {hub: at for at, hub in enumerate(frame.hubs)}))
    shape = [*(len(each.leaves()) for each in dimensions), len(leaves), len(frame.hubs)]
    sides = [side.name] if side is not None and tree else []
    return table_of(frame.counted.of, [*dimensions, period], _added_up(rows["n"].to_numpy(), axes, shape), sides=sides)


def _different(frame: Frame, by: str, quarter: int, period: Period) -> Table:
    """Of one period: who is in two quarters is one young person to date, and belongs to one hub."""
    rows = frame.rows.filter(pl.col("quarter") <= quarter)
    if period is not Period.TO_DATE:
        rows = rows.filter(pl.col("quarter") >= period.first(quarter))
    rows = rows.unique(["hub", by, frame.counted.each], maintain_order=True)
    groups = dimension(by, frame.codes[by])
    axes = [
        _places(rows[by], _leaf_of(groups, {})),
        _places(rows["hub"], {hub: at for at, hub in enumerate(frame.hubs)}),
    ]
    shape = [len(groups.leaves()), len(frame.hubs)]
    counts = _added_up(np.ones(rows.height, dtype=np.int64), axes, shape)
    return table_of(f"{frame.counted.of} {period.words(quarter)}", [groups], counts)


def _leaf_of(dimension: Dimension, whole: Mapping[str, Any]) -> dict[str, int]:
    """Of each code a row may have, the place of the leaf it lies under: its own, or where a coarse tree ends."""
    place = {dimension.codes[code]: at for at, code in enumerate(dimension.leaves())}

    def under(tree: Mapping[str, Any] | Sequence[str], at: int | None) -> None:
        for code in tree:
            here = place.get(code, at)
            if here is not None:
                place.setdefault(code, here)
            if isinstance(tree, Mapping):
                under(tree[code], here)

    under(whole, None)
    return place


def _places(column: pl.Series, places: Mapping[str, int]) -> np.ndarray:
    """A code that is in no list stops the making: a row that is left out would make a total too small."""
    return np.array([places[code] for code in column.to_list()], dtype=np.int64)


def _periods(quarters: pl.Series, leaves: Sequence[str]) -> np.ndarray:
    """−1: later than the release."""
    numbers = {code: at for at, code in enumerate(leaves) if not code.startswith("to ")}
    first = min(int(code[:4]) * 4 + int(code[5]) - 1 for code in numbers)
    before = leaves.index(to_date(first - 1))
    return np.array(
        [before if quarter < first else numbers.get(quarter_name(quarter), -1) for quarter in quarters.to_list()],
        dtype=np.int64,
    )


def _added_up(counts: np.ndarray, axes: Sequence[np.ndarray], shape: Sequence[int]) -> np.ndarray:
    found = np.zeros(shape, dtype=np.int64)
    inside = np.all([axis >= 0 for axis in axes], axis=0) if counts.size else np.zeros(0, dtype=bool)
    np.add.at(found, tuple(axis[inside] for axis in axes), counts[inside])
    return found
