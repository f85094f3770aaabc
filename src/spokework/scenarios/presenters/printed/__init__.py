"""Forecasts and placements in words, rows and JSON. Everything is rounded here and nowhere else."""

from .compared import compared_table
from .placed import areas_placed, condition_in_words, costs_table, next_in_words, placed_data, placed_in_words
from .simulated import (
    areas_table,
    established_data,
    established_in_words,
    levels_table,
    outlasting_in_words,
    simulated_data,
    years_table,
)
from .sums import sums_by_year, sums_data, sums_in_words

__all__ = [
    "areas_placed",
    "areas_table",
    "compared_table",
    "condition_in_words",
    "costs_table",
    "established_data",
    "established_in_words",
    "levels_table",
    "next_in_words",
    "outlasting_in_words",
    "placed_data",
    "placed_in_words",
    "simulated_data",
    "sums_by_year",
    "sums_data",
    "sums_in_words",
    "years_table",
]
