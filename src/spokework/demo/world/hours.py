"""At what time each contact is: a worker's day has one place for each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from random import Random

from spokework.demo.world.cases import Case
from spokework.demo.world.rolls import stream

FIRST, LAST = 9, 17
_QUARTERS = (LAST - FIRST + 1) * 4
# Far enough on that two visits do not begin within the same hour, and so that every quarter is come to in the end.
_STEP = 5


def with_hours(cases: Iterable[Case], seed: int) -> tuple[Case, ...]:
    """Each contact's time is its own draw, and the next free place of that worker's day where it is taken."""
    taken: defaultdict[tuple[str, date], set[time]] = defaultdict(set)
    found = []
    for case in cases:
        contacts = []
        for contact in case.contacts:
            day = taken[case.worker_on(contact.on), contact.on]
            at = _free(day, stream(seed, f"hour:{contact.key}"))
            day.add(at)
            contacts.append(replace(contact, at=at))
        found.append(replace(case, contacts=tuple(contacts)))
    return tuple(found)


def _free(day: set[time], rng: Random) -> time:
    first = 4 * rng.randrange(LAST - FIRST + 1) + rng.randrange(4)
    places = (_time((first + turn * _STEP) % _QUARTERS) for turn in range(_QUARTERS))
    return next(at for at in places if at not in day)


def _time(quarter: int) -> time:
    return time(FIRST + quarter // 4, 15 * (quarter % 4))
