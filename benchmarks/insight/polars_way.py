"""The same figures in Polars: each base with a column for each question, then all its groupings, lazily and at once."""

from pathlib import Path
from typing import Any

import polars as pl
from polars import col

from spokework.insight.definition import Indicator, Summary

from .answers import Answers, Key, Numbers
from .bases_by_hand import DATED, STANDING
from .ours import questions
from .polars_definitions import DEFINITIONS, Definition


def everything(place: Path, as_at: Any, indicators: list[Indicator] | None = None) -> Answers:
    found: Answers = {}
    asked = list(questions(indicators))
    for base in dict.fromkeys(group[0].base for group, _by in asked):
        of_base = [(group, by) for group, by in asked if group[0].base is base]
        rows = _with_columns(base_frame(place, base.name, as_at), of_base[0][0])
        grouped = [
            (indicator, by[0] if by else "", each_quarter)
            for group, by in of_base
            for indicator in group
            for each_quarter in (False, True)
        ]
        frames = pl.collect_all([_figures(rows, *each) for each in grouped])
        for (indicator, by, each_quarter), counts in zip(grouped, frames, strict=True):
            found |= _answers(counts, indicator, by, each_quarter)
    return found


def base_frame(place: Path, base: str, as_at: Any) -> pl.LazyFrame:
    def table(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(place / f"{name}.parquet")

    if base in DATED:
        name, day = DATED[base]
        quarter = col(day).dt.year().cast(pl.Int16) * 4 + col(day).dt.quarter() - 1
        return table(name).filter(col(day).is_not_null()).with_columns(quarter=quarter, as_at=pl.lit(as_at))
    ends = table("quarters").select("quarter", first_day="start", last_day="end")
    if base in STANDING:
        name, since, until = STANDING[base]
        return _standing(table(name), ends, since, until)
    if base == "supported":
        lasting = table("cases").with_columns(_or_never("closed"))
        return lasting.join_where(ends, col("opened") <= col("last_day"), col("last") >= col("first_day"))
    lasting = table("staffing").with_columns(_or_never("until"))
    filled = lasting.join_where(ends, col("since") <= col("last_day"), col("last") >= col("last_day"))
    held = _standing(table("allocations"), ends, "start", "end").group_by("appointment", "quarter").agg(held=pl.len())
    return filled.join(held, on=["appointment", "quarter"], how="left").with_columns(col("held").fill_null(0))


def _standing(rows: pl.LazyFrame, ends: pl.LazyFrame, since: str, until: str) -> pl.LazyFrame:
    lasting = rows.with_columns(_or_never(until))
    return lasting.join_where(ends, col(since) <= col("last_day"), col("last") > col("last_day"))


def _or_never(until: str) -> pl.Expr:
    return col(until).fill_null(pl.date(9999, 1, 1)).alias("last")


def _with_columns(rows: pl.LazyFrame, indicators: list[Indicator]) -> pl.LazyFrame:
    made = [column for each in indicators for column in _columns(each, DEFINITIONS[each.code])]
    also = {"quarter", *(each.each for each in indicators if each.each)}
    names = set(rows.collect_schema().names())
    by = {"reasons" if name == "reason" else name for each in indicators for name in each.breakdowns}
    kept = sorted((by | also | {"last_day"}) & names)
    dictionary = [name for name in kept if rows.collect_schema()[name] == pl.String]
    wanted = rows.select(*kept, *made).with_columns(col(dictionary).cast(pl.Categorical))
    return wanted.collect().lazy()


def _columns(indicator: Indicator, definition: Definition) -> list[pl.Expr]:
    code, counted = indicator.code, definition.counted
    counted = pl.lit(True) if counted is None else counted
    found = [counted.alias(f"{code}__d")]
    if definition.missing is not None:
        found.append(definition.missing.alias(f"{code}__m"))
    for part, hit in definition.parts.items():
        found.append((hit if indicator.summary is Summary.RATIO else counted & hit).alias(f"{code}__n_{part}"))
    if definition.value is not None:
        found.append(pl.when(counted).then(definition.value).alias(f"{code}__v"))
    return found


def _figures(rows: pl.LazyFrame, indicator: Indicator, by: str, each_quarter: bool) -> pl.LazyFrame:
    if by == "reason":
        rows = rows.rename({"reasons": "reason"}).explode("reason")
    if indicator.base.snapshot and not each_quarter:
        rows = rows.filter(col("quarter") == col("quarter").max())
    keys = [*([by] if by else []), *(["quarter"] if each_quarter else [])]
    made = _summed(indicator)
    counts = rows.group_by(keys).agg(made) if keys else rows.select(made)
    if indicator.summary is not Summary.SURVIVAL:
        return counts
    value = _half(rows, keys, indicator.code)
    return counts.join(value, on=keys, how="left", nulls_equal=True) if keys else counts.join(value, how="cross")


def _summed(indicator: Indicator) -> list[pl.Expr]:
    code, definition = indicator.code, DEFINITIONS[indicator.code]
    d = col(f"{code}__d")
    found = [col(indicator.each).filter(d).n_unique().alias(d.meta.output_name()) if indicator.each else d.sum()]
    if definition.missing is not None:
        found.append(col(f"{code}__m").sum())
    found += [col(f"{code}__n_{part}").sum() for part in definition.parts]
    value = col(f"{code}__v")
    if indicator.summary is Summary.MEDIAN:
        found.append(value.median().alias("value"))
    if indicator.summary is Summary.LONGEST:
        found.append(value.max().alias("value"))
    return found


def _half(rows: pl.LazyFrame, keys: list[str], code: str) -> pl.LazyFrame:
    """Kaplan–Meier: the first day on which half or fewer are left."""
    days = f"{code}__v"
    steps = rows.group_by([*keys, days]).agg(ends=col(f"{code}__n_").sum(), leave=pl.len().cast(pl.Int64)).sort(days)
    over: Any = keys or pl.lit(1)
    at_risk = col("leave").cum_sum(reverse=True).over(over)
    steps = steps.with_columns(left=(1 - col("ends") / at_risk).cum_prod().over(over))
    below = steps.filter(col("left") <= 0.5 + 1e-12)
    value = col(days).min().alias("value")
    return below.group_by(keys).agg(value) if keys else below.select(value)


def _answers(counts: pl.DataFrame, indicator: Indicator, by: str, each_quarter: bool) -> Answers:
    code, found = indicator.code, {}
    for row in counts.iter_rows(named=True):
        denominator = row[f"{code}__d"] or 0
        for part in indicator.all_parts:
            numerator = denominator if indicator.summary is Summary.COUNT else row.get(f"{code}__n_{part.code}") or 0
            key = Key(code, part.code, by, row[by] if by else None, row["quarter"] if each_quarter else None)
            found[key] = Numbers(numerator, denominator, row.get(f"{code}__m") or 0, row.get("value"))
    return found
