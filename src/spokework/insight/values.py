"""Medians, survival and different people: what ``measuring`` asks an engine for, from what was counted once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Any

import numpy as np

from .groups import Groups, Key
from .seen import Array, distinct, ranked, seen, together

_HALF = 0.5 + 1e-12
_NOBODY_LEFT = log(1e-300)


def medians(groups: Groups) -> Iterator[tuple[Key, float]]:
    """The middle one, or half way between the two in the middle."""
    steps = _steps(groups)
    so_far = np.cumsum(steps.n)
    ends = so_far[[*(steps.first[1:] - 1), -1]] if len(so_far) else so_far
    before = np.concatenate([[0], ends[:-1]])[: len(ends)]
    all_of = ends - before
    lower, upper = (np.searchsorted(so_far, before + at) for at in ((all_of + 1) // 2, all_of // 2 + 1))
    yield from zip(steps.keys, ((steps.value[lower] + steps.value[upper]) / 2).tolist(), strict=True)


def survivals(groups: Groups) -> Iterator[tuple[Key, Any]]:
    """The first day with S ≤ ½, as a sum of logarithms; everybody ending on the last day makes it nought."""
    steps = _steps(groups)
    for key, (start, end) in zip(steps.keys, pairwise([*steps.first.tolist(), len(steps.n)]), strict=True):
        n, over = steps.n[start:end], steps.over[start:end]
        at_risk = n[::-1].cumsum()[::-1]
        stays = np.full(len(n), _NOBODY_LEFT)
        np.log(1 - over / at_risk, out=stays, where=over < at_risk)
        half = np.exp(stays.cumsum()) <= _HALF
        if half.any():
            yield key, steps.value[start + int(half.argmax())].item()


def different(alone: Groups, several: Groups) -> Iterator[tuple[Key, int]]:
    """How many there are of those in one cell only, and of the others, each once in a group."""
    yield from zip(alone.keys, alone.total("n").tolist(), strict=True)
    who = several.what["who"]
    people = int(who.max(initial=0)) + 1
    once = distinct(together((several.of.at, len(several.of)), (who, people)), len(several.of) * people)
    yield from zip(several.keys, np.bincount(once // people, minlength=len(several.of)).tolist(), strict=True)


@dataclass(frozen=True)
class _Steps:
    """How many have each value of a group, and how many of them are over: groups one after the other, by value."""

    keys: Sequence[Key]
    first: Array  # step of each group
    value: Array
    n: Array
    over: Array


def _steps(groups: Groups) -> _Steps:
    values = ranked(groups.what["value"])
    both = seen(together((groups.of.at, len(groups.of)), (values.at, len(values))), len(groups.of) * len(values))
    group, at = np.divmod(both.numbers, max(len(values), 1))
    n, over = (np.bincount(both.at, groups.what[name], len(both)).astype(np.int64) for name in ("n", "over"))
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return _Steps([groups.keys[each] for each in group[first]], first, values.numbers[at], n, over)
