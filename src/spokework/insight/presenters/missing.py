"""Missing returns in words: hubs that recorded nothing in a quarter, or whose managers have not said that it is all."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from spokework.insight.quarters import quarter_name, quarter_number
from spokework.insight.releases.content import MissingReturn

_MOST_NAMED = 4


@dataclass(frozen=True)
class Missing:
    """Of one quarter, names of hubs. One hub alone has none: it knows itself."""

    silent: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()

    def words(self, *, most: int = _MOST_NAMED) -> str:
        """Whoever recorded nothing is always named; of the others ``most`` are, or they are counted."""
        said = [
            _said("nothing recorded", self.silent, len(self.silent)),
            _said("not confirmed", self.unconfirmed, most),
        ]
        return "; ".join(filter(None, said))


Quarters = Mapping[int, Missing]


def beside_a_table(silent: Sequence[str], unconfirmed: Sequence[str], *, named: bool = True) -> str:
    """What a release says under its table: whose returns would change it, and who has not said that theirs is all.

    Not ``named``, hubs are counted: a release of another house is no reader's here.
    """
    open_ = Missing(unconfirmed=tuple(unconfirmed)).words(most=_MOST_NAMED if named else 0)
    without = f"Without the missing returns of {', '.join(silent) if named else _hubs(silent)}." if silent else ""
    return " ".join(filter(None, (without, open_ and f"Some of it is {open_}.")))


def in_the_extract(
    returns: Iterable[Mapping[str, Any]], unfinished: Collection[int], name: Callable[[str], str]
) -> Quarters:
    """``returns``: rows of its table. Of a quarter that is not over nobody owes one yet."""
    return _by_quarter(
        (row["quarter"], name(row["hub"]), bool(row["records"]))
        for row in returns
        if row["quarter"] not in unfinished and not (row["records"] and row["confirmed"])
    )


def in_a_release(found: Iterable[MissingReturn]) -> Quarters:
    return _by_quarter((quarter_number(each.quarter), each.name, each.recorded) for each in found)


def sentences(quarters: Quarters, *, most: int = _MOST_NAMED) -> list[str]:
    """The latest first. Quarters of which the same is to be said are said together."""
    said = [(number, missing.words(most=most)) for number, missing in sorted(quarters.items(), reverse=True)]
    runs = groupby(enumerate(said), key=lambda each: (each[0] + each[1][0], each[1][1]))
    return [_run([number for _, (number, _) in run], words) for (_, words), run in runs]


def _by_quarter(found: Iterable[tuple[int, str, bool]]) -> Quarters:
    named: dict[int, tuple[list[str], list[str]]] = {}
    for quarter, name, recorded in found:
        named.setdefault(quarter, ([], []))[recorded].append(name)
    return {quarter: Missing(tuple(silent), tuple(open_)) for quarter, (silent, open_) in named.items()}


def _said(what: str, names: Sequence[str], most: int) -> str:
    if not any(names):
        return what if names else ""
    return f"{what} by {', '.join(names) if len(names) <= most else _hubs(names)}"


def _hubs(names: Sequence[str]) -> str:
    return "1 hub" if len(names) == 1 else f"{len(names)} hubs"


def _run(numbers: Sequence[int], words: str) -> str:
    last, first = quarter_name(numbers[0]), quarter_name(numbers[-1])
    return f"{last if first == last else f'{first} to {last}'}: {words}."
