"""Medians and survival from counts of each value: what ``measuring`` asks an engine for, from cells already counted."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from .definition import Indicator, Summary


def valued(indicator: Indicator, cells: pl.DataFrame, keys: Sequence[str]) -> list[dict[str, Any]]:
    """``cells``: a value, ``n`` rows that have it and how many of them are ``ends``. A row for each group with one."""
    of = list(keys) or [pl.lit(0).alias("everything")]
    steps = cells.group_by([*of, "value"]).agg(pl.col("n").sum(), pl.col("ends").sum()).sort("value")
    names = list(keys) or ["everything"]
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
