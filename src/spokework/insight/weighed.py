"""What the definitions of a base make of one of its rows: a bit for each yes or no, and amounts as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis
import polars as pl

from .definition import Indicator, Summary
from .measuring import amounts_of, value_of

_BITS = 31  # of a whole number that holds nothing else


@dataclass(frozen=True)
class Weighed:
    """Columns to ask an engine for, and what to do with them when they are here."""

    rows: Any  # an Ibis table
    sums: dict[str, pl.Expr] = field(default_factory=lambda: {"n__rows": pl.col("n").sum()})  # of rows that are ``n``
    flags: dict[str, pl.Expr] = field(default_factory=dict)  # yes or no, of a row
    amounts: dict[str, pl.Expr] = field(default_factory=dict)  # how those of many rows become one
    _others: dict[str, Any] = field(default_factory=dict)
    _questions: dict[Any, Any] = field(default_factory=dict)  # what several definitions ask has one bit

    @property
    def bits(self) -> dict[str, Any]:
        questions = list(self._questions.values())
        return {_name(at): _in_bits(questions[at : at + _BITS]) for at in range(0, len(questions), _BITS)}

    @property
    def columns(self) -> dict[str, Any]:
        return self._others | self.bits

    def add(self, indicator: Indicator) -> None:
        for name, what in amounts_of(indicator).items():
            self.sums[name] = pl.col("n").sum() if what is None else self._sum(name, self._bound(what))
        if indicator.value is not None:
            name = f"{indicator.code}__v"
            self._others[name] = self._bound(value_of(indicator))
            if indicator.summary is Summary.LONGEST:
                self.sums[name] = self.amounts[name] = pl.col(name).max()
        if indicator.each:
            self._others[indicator.each] = self.rows[indicator.each]
            if indicator.counted is not None:
                self._flag(f"{indicator.code}__d", self._bound(indicator.counted))

    def _sum(self, name: str, value: Any) -> pl.Expr:
        if value.type().is_boolean():
            return (pl.col("n") * self._flag(name, value)).sum()
        self._others[name] = value
        self.amounts[name] = pl.col(name).sum()
        return self.amounts[name]

    def _flag(self, name: str, question: Any) -> pl.Expr:
        self._questions.setdefault(question.op(), question)
        at, bit = divmod(list(self._questions).index(question.op()), _BITS)
        self.flags[name] = (pl.col(_name(at * _BITS)) & (1 << bit)) != 0
        return self.flags[name]

    def _bound(self, what: Any) -> Any:
        (value,) = self.rows.bind(what)
        return value


def weigh(rows: Any, indicators: Sequence[Indicator]) -> Weighed:
    weighed = Weighed(rows)
    for each in indicators:
        weighed.add(each)
    return weighed


def _name(at: int) -> str:
    return f"bits from {at}"


def _in_bits(questions: Sequence[Any]) -> Any:
    """No answer is no."""
    number = ibis.literal(0, "int32")
    for at, question in enumerate(questions):
        number = number + question.ifelse(ibis.literal(1 << at, "int32"), ibis.literal(0, "int32"))
    return number.cast("int32")
