"""Medians, survival and different young people: what ``measuring`` asks an engine for, from what was counted once."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from .cells import Different
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


def different(code: str, people: Different, keys: Sequence[str]) -> list[dict[str, Any]]:
    """How many there are of those in one cell only, and of the others, each once in a group."""
    once = people.several.select(*keys, "who").unique().with_columns(n=pl.lit(1, pl.UInt32))
    counts = pl.concat([people.alone.select(*keys, "n"), once.select(*keys, "n")])
    all_of = pl.col("n").sum().alias(f"{code}__d")
    return (counts.group_by(keys).agg(all_of) if keys else counts.select(all_of)).to_dicts()
