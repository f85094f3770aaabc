"""Medians, survival and different young people: what ``measuring`` asks an engine for, from what was counted once."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from .definition import Indicator, Summary


def valued(indicator: Indicator, cells: pl.DataFrame, keys: Sequence[str]) -> list[dict[str, Any]]:
    """``cells``: a value, ``n`` rows that have it and how many of them are ``ends``. A row for each group with one."""
    names = list(keys) or ["everything"]
    cells = cells if keys else cells.with_columns(everything=0)
    steps = cells.group_by([*names, "value"]).agg(pl.col("n").sum(), pl.col("ends").sum()).sort("value")
    found = _median(steps, names) if indicator.summary is Summary.MEDIAN else _survival(steps, names)
    return found.rename({"v": f"{indicator.code}__v"}).select(*keys, f"{indicator.code}__v").to_dicts()


def _median(steps: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """The middle one, or half way between the two in the middle."""
    so_far, all_of = pl.col("n").cum_sum(), pl.col("n").sum()
    lower = pl.col("value").filter(so_far >= (all_of + 1) // 2).first()
    upper = pl.col("value").filter(so_far >= all_of // 2 + 1).first()
    return steps.group_by(names, maintain_order=True).agg(v=(lower + upper) / 2)


def _survival(steps: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """The first day with S ≤ ½, as a sum of logarithms; everybody ending on the last day makes it nought."""
    at_risk = pl.col("n").cum_sum(reverse=True)
    stays = pl.when(pl.col("ends") < at_risk).then(1 - pl.col("ends") / at_risk).otherwise(1e-300).log()
    half = pl.col("value").filter(stays.cum_sum().exp() <= 0.5 + 1e-12).first()
    return steps.group_by(names, maintain_order=True).agg(v=half)


def different(indicator: Indicator, rows: pl.DataFrame, keys: Sequence[str]) -> list[dict[str, Any]]:
    """``rows`` lie in the order of who they are about. Most are in one group only, and need not be compared."""
    who = [indicator.each, *(["quarter"] if "quarter" in keys else [])]
    rows = rows.select(list(dict.fromkeys([*keys, *who])))
    rows = rows.filter(_differs(rows.columns, 1))
    alone = _differs(who, 1) & _differs(who, -1)
    rows = pl.concat([rows.filter(alone), rows.filter(~alone).unique()])
    count = pl.len().alias(f"{indicator.code}__d")
    return (rows.group_by(keys).agg(count) if keys else rows.select(count)).to_dicts()


def _differs(columns: Sequence[str], by: int) -> pl.Expr:
    """From the row before or after it; the first and the last row differ from none at all."""
    return pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(by)) for name in columns)
