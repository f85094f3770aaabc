"""The same figures in pandas, as an analyst who knows it writes them: codes as categories, a mask for each question
made once, and one ``groupby`` for each breakdown, to date and by quarter, with all the base's indicators in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from spokework.insight.definition import Indicator, Summary

from .answers import Answers, Key, Numbers
from .bases_by_hand import DATED, STANDING
from .ours import questions
from .pandas_definitions import DEFINITIONS, Definition

Frame = Any


def everything(place: Path, as_at: Any, indicators: list[Indicator] | None = None) -> Answers:
    found: Answers = {}
    base: Any = None
    frame: Frame = None
    for asked, by in questions(indicators):
        if asked[0].base is not base:
            base = asked[0].base
            frame = base_frame(place, base.name, pd.Timestamp(as_at))
            for indicator in [each for each, _by in _of(base.name, indicators)]:
                _with_masks(frame, indicator, DEFINITIONS[indicator.code])
        rows = frame
        if by and by[0] == "reason":
            rows = frame.rename(columns={"reasons": "reason"}).explode("reason").astype({"reason": "category"})
        for each_quarter in (False, True):
            of = rows[rows.quarter == rows.quarter.max()] if base.snapshot and not each_quarter else rows
            found |= _figures(of, asked, by[0] if by else "", each_quarter)
    return found


def _of(base: str, indicators: list[Indicator] | None) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    return ((each, by) for asked, by in questions(indicators) for each in asked if not by and each.base.name == base)


def table(place: Path, name: str) -> Frame:
    file = place / f"{name}.parquet"
    schema = pq.read_schema(file)
    codes = [field.name for field in schema if str(field.type) in ("string", "large_string")]
    return pq.read_table(file, read_dictionary=codes).to_pandas(date_as_object=False)


def base_frame(place: Path, base: str, as_at: Any) -> Frame:
    if base in DATED:
        name, day = DATED[base]
        rows = table(place, name)
        rows = rows[rows[day].notna()].copy()
        rows["quarter"] = rows[day].dt.year * 4 + rows[day].dt.quarter - 1
        rows["as_at"] = as_at
        return rows
    quarters = table(place, "quarters")
    if base in STANDING:
        name, since, until = STANDING[base]
        return _in_each(quarters, table(place, name), lambda rows, _first, last: _stands(rows, since, until, last))
    if base == "supported":
        return _in_each(
            quarters,
            table(place, "cases"),
            lambda rows, first, last: (rows.opened <= last) & (rows.closed.isna() | (rows.closed >= first)),
        )
    filled = _in_each(
        quarters,
        table(place, "staffing"),
        lambda rows, _first, last: (rows.since <= last) & (rows.until.isna() | (rows.until >= last)),
    )
    held = _in_each(
        quarters, table(place, "allocations"), lambda rows, _first, last: _stands(rows, "start", "end", last)
    )
    counts = held.groupby(["appointment", "quarter"]).size().rename("held").reset_index()
    return filled.merge(counts, on=["appointment", "quarter"], how="left").fillna({"held": 0})


def _stands(rows: Frame, since: str, until: str, last: Any) -> Frame:
    return (rows[since] <= last) & (rows[until].isna() | (rows[until] > last))


def _in_each(quarters: Frame, rows: Frame, standing: Callable[[Frame, Any, Any], Frame]) -> Frame:
    parts = [
        rows[standing(rows, row.start, row.end)].assign(quarter=row.quarter, last_day=row.end)
        for row in quarters.itertuples()
    ]
    return pd.concat(parts, ignore_index=True)


def _with_masks(frame: Frame, indicator: Indicator, definition: Definition) -> None:
    code = indicator.code
    counted = definition.counted(frame) if definition.counted else pd.Series(True, index=frame.index)
    frame[f"{code}__d"] = counted
    if definition.missing:
        frame[f"{code}__m"] = definition.missing(frame)
    for part, hit in definition.parts.items():
        found = hit(frame)
        frame[f"{code}__n_{part}"] = found if indicator.summary is Summary.RATIO else found & counted
    if definition.value:
        frame[f"{code}__v"] = definition.value(frame).where(counted)


def _figures(rows: Frame, indicators: list[Indicator], by: str, each_quarter: bool) -> Answers:
    keys = [*([by] if by else []), *(["quarter"] if each_quarter else [])]
    grouped = rows.groupby(keys, observed=True, dropna=False, sort=False) if keys else None
    codes = tuple(f"{each.code}__" for each in indicators)
    sums = [name for name in rows.columns if name.startswith(codes) and not name.endswith("__v")]
    counts = rows[sums].sum().to_frame().T if grouped is None else grouped[sums].sum()
    for each in indicators:
        code = each.code
        if each.each:
            there = rows[rows[f"{code}__d"]]
            of = there.groupby(keys, observed=True, dropna=False, sort=False) if keys else there
            counts[f"{code}__d"] = of[each.each].nunique()
        if each.summary in (Summary.MEDIAN, Summary.LONGEST):
            value = (rows if grouped is None else grouped)[f"{code}__v"]
            counts[f"{code}__value"] = value.median() if each.summary is Summary.MEDIAN else value.max()
        elif each.summary is Summary.SURVIVAL:
            counts[f"{code}__value"] = _survival(rows, grouped, code)
    return dict(_answers(counts.reset_index() if keys else counts, indicators, by))


def _survival(rows: Frame, grouped: Any, code: str) -> Any:
    if grouped is None:
        return _half(rows[f"{code}__v"], rows[f"{code}__n_"])
    return grouped[[f"{code}__v", f"{code}__n_"]].apply(lambda of: _half(of[f"{code}__v"], of[f"{code}__n_"]))


def _half(days: Any, over: Any) -> float:
    """Kaplan–Meier: the first day on which half or fewer are left."""
    days, over = days.to_numpy(), over.to_numpy()
    steps, at = np.unique(days, return_inverse=True)
    leave, ends = np.bincount(at), np.bincount(at, weights=over)
    at_risk = leave[::-1].cumsum()[::-1]
    left = np.cumprod(1 - ends / at_risk)
    below = left <= 0.5 + 1e-12
    return float(steps[below.argmax()]) if below.any() else np.nan


def _answers(counts: Frame, indicators: list[Indicator], by: str) -> Iterator[tuple[Key, Numbers]]:
    for row in counts.to_dict("records"):
        group = row.get(by) if by else None
        group = None if group is None or group != group else group
        for each in indicators:
            yield from _numbers(row, each, by, group)


def _numbers(row: dict[str, Any], indicator: Indicator, by: str, group: Any) -> Iterator[tuple[Key, Numbers]]:
    code = indicator.code
    denominator, missing, value = row[f"{code}__d"], row.get(f"{code}__m", 0), row.get(f"{code}__value")
    for part in indicator.all_parts:
        numerator = denominator if indicator.summary is Summary.COUNT else row.get(f"{code}__n_{part.code}", 0)
        yield (
            Key(code, part.code, by, group, row.get("quarter")),
            Numbers(
                _or_nought(numerator),
                _or_nought(denominator),
                missing,
                None if value is None or value != value else value,
            ),
        )


def _or_nought(number: float) -> float:
    return 0 if number != number else number
