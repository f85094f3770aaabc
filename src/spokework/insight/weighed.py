"""What the definitions of a base make of one of its rows: a bit for each yes or no, and amounts as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import ibis
import numpy as np

from .definition import Indicator, Summary
from .measuring import amounts_of, value_of
from .mixed import narrowest
from .seen import Array, Seen, looked_up, seen, together

_BITS = 31  # of a whole number that holds nothing else


@dataclass(frozen=True)
class Weighed:
    """Columns to ask an engine for, and what they are for when they are here."""

    rows: Any  # an Ibis table
    counts: dict[str, str] = field(default_factory=lambda: {"n__rows": ""})  # how many rows say yes to what; "": all
    amounts: set[str] = field(default_factory=set)  # columns added up
    longest: set[str] = field(default_factory=set)  # columns of which the highest is wanted
    _flags: dict[str, int] = field(default_factory=dict)  # a yes or no, and which of the questions it is
    _others: dict[str, Any] = field(default_factory=dict)
    _questions: dict[Any, Any] = field(default_factory=dict)  # what several definitions ask has one bit

    @property
    def columns(self) -> dict[str, Any]:
        questions = list(self._questions.values())
        return self._others | {_name(at): _in_bits(questions[at : at + _BITS]) for at in self._words}

    def add(self, indicator: Indicator) -> None:
        for name, what in amounts_of(indicator).items():
            if what is None:
                self.counts[name] = ""
            else:
                self._add(name, self._bound(what))
        if indicator.value is not None:
            name = f"{indicator.code}__v"
            self._others[name] = self._bound(value_of(indicator))
            if indicator.summary is Summary.LONGEST:
                self.longest.add(name)
        if indicator.each:
            self._others[indicator.each] = self.rows[indicator.each]
            if indicator.counted is not None:
                self._flag(f"{indicator.code}__d", self._bound(indicator.counted))

    def answers(self, columns: Mapping[str, Array], rows: int) -> "Answers":
        found, words = Seen(np.zeros(1, dtype=np.int64), np.zeros(rows, dtype=np.int32)), list[Array]()
        for at in self._words:
            word = seen(columns[_name(at)], 1 << min(_BITS, len(self._questions) - at))
            if words:
                both = seen(together((found.at, len(found)), (word.at, len(word))), len(found) * len(word))
                before, here = np.divmod(both.numbers, len(word))
                found, words = both, [*(each[before] for each in words), word.numbers[here]]
            else:
                found, words = word, [word.numbers]
        return Answers(found, words, self._flags)

    @property
    def _words(self) -> range:
        return range(0, len(self._questions), _BITS)

    def _add(self, name: str, value: Any) -> None:
        if value.type().is_boolean():
            self._flag(name, value)
            self.counts[name] = name
        else:
            self._others[name] = value
            self.amounts.add(name)

    def _flag(self, name: str, question: Any) -> None:
        self._questions.setdefault(question.op(), question)
        self._flags[name] = list(self._questions).index(question.op())

    def _bound(self, what: Any) -> Any:
        (value,) = self.rows.bind(what)
        return value


@dataclass(frozen=True)
class Answers:
    """Everything that is said yes or no to, at once: few of all the ways there are occur."""

    seen: Seen
    _words: Sequence[Array]
    _flags: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.seen)

    def yes(self, name: str) -> Array:
        """Of each way; where nothing is asked, every one."""
        if name not in self._flags:
            return np.ones(len(self), dtype=bool)
        word, bit = divmod(self._flags[name], _BITS)
        return self._words[word] >> bit & 1 == 1

    def of_rows(self, name: str) -> Array:
        return looked_up(self.yes(name), self.seen.at)


def weigh(rows: Any, indicators: Sequence[Indicator]) -> Weighed:
    weighed = Weighed(rows)
    for each in indicators:
        weighed.add(each)
    return weighed


def _name(at: int) -> str:
    return f"bits from {at}"


def _in_bits(questions: Sequence[Any]) -> Any:
    """No answer is no."""
    kind = narrowest(1 << len(questions))
    number = ibis.literal(0, kind)
    for at, question in enumerate(questions):
        number = number + question.ifelse(ibis.literal(1 << at, kind), ibis.literal(0, kind))
    return number.cast(kind)
