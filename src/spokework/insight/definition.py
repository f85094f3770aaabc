"""What an indicator is: one named definition, written once, counted wherever the extract lies.

The expressions are Ibis, deferred: ``_.change == "lower"`` says nothing of a database. Importing this costs Ibis
(about a second), so pages and commands import it when a figure is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from .quarters import quarter_title

Deferred = Any  # an Ibis expression over the columns of a base, or of nothing


class Summary(StrEnum):
    """How rows become a figure."""

    COUNT = "count"
    SHARE = "share"  # numerator of denominator
    RATIO = "ratio"  # numerator for each of the denominator
    MEDIAN = "median"  # numerator: rows with a value
    LONGEST = "longest"
    SURVIVAL = "survival"  # Kaplan–Meier median; numerator: those that have ended


class Direction(StrEnum):
    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither way is better in itself"


@dataclass(frozen=True)
class Base:
    """Rows that figures are counted on: everything figures are broken down by, and ``quarter``."""

    name: str
    period: str  # which quarter a row counts in
    rows: Callable[[Any], Any]  # tables → Ibis table
    breakdowns: tuple[str, ...]
    snapshot: bool = False  # a row for each quarter's end: "to date" is the last of them


@dataclass(frozen=True)
class Part:
    """One of several counts with one denominator: a reason, a level."""

    code: str
    title: str
    hit: Deferred


@dataclass(frozen=True)
class Indicator:
    code: str
    number: int  # in the list of the domain
    title: str
    question: str
    numerator: str
    denominator: str  # empty where nothing is divided
    base: Base
    summary: Summary
    unit: str
    direction: Direction = Direction.NEITHER
    counted: Deferred = None  # who is in the denominator; None: every row
    missing: Deferred = None  # who belongs to the question, but lacks what would answer it
    missing_means: str = ""
    parts: tuple[Part, ...] = ()
    hit: Deferred = None  # where there are no parts; a yes or no, or an amount
    value: Deferred = None  # of MEDIAN, LONGEST and SURVIVAL
    numerator_counts_cases: bool = False  # of a RATIO: else it is an amount, as hours are
    each: str = ""  # a column: the denominator counts its different values, not rows
    caveat: str = ""
    also_by: tuple[str, ...] = ()  # breakdowns of its own
    records: str = ""  # the page where a hub finds the records behind it: a URL's name, and perhaps ?what to ask of it

    @property
    def breakdowns(self) -> tuple[str, ...]:
        return self.base.breakdowns + self.also_by

    @property
    def all_parts(self) -> tuple[Part, ...]:
        return self.parts or (Part("", self.title, self.hit),)


class Figure(NamedTuple):
    """One indicator, or one part of it, for one group in one period. Made by the hundred thousand."""

    indicator: Indicator
    part: Part
    group: tuple[str | None, ...]  # in the order of what it was broken down by; None: not recorded
    quarter: int | None  # None: to date
    numerator: float | None  # None: no data
    denominator: float | None
    missing: int | None
    value: float | None
    silent: tuple[str, ...] = ()  # hubs that should have recorded something in the period, and did not
    so_far: bool = False  # the quarter was not over on the day of the extract
    withheld: str = ""  # of a release: why it is not shown

    @property
    def no_data(self) -> bool:
        return self.numerator is None

    @property
    def quarter_title(self) -> str:
        """Empty to date."""
        return "" if self.quarter is None else quarter_title(self.quarter, so_far=self.so_far)
