"""How workers are supported: supervision, and days with colleagues – fewer for those who sit furthest away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.programme import Appointment
from spokework.demo.world.rolls import between, chance, weighted

from . import words_support as words
from .around_cases import one
from .working_days import WorkingDays

# Weeks from one to the next: every hub says so when it has settled in, and most hold to it.
EVERY = {"line": 6, "clinical": 13}
GROUP = 16
SETTLED = days(10)
MISSED: Mapping[str, float] = {
    "multi_agency_team": 0.05,
    "police": 0.07,
    "social_care": 0.07,
    "outreach": 0.16,
    "home": 0.22,
}
TOGETHER: Mapping[str, float] = {
    "multi_agency_team": 1.0,
    "police": 1.0,
    "social_care": 0.9,
    "outreach": 0.7,
    "home": 0.4,
}


@dataclass(frozen=True, slots=True)
class Supervision:
    on: date
    hub_key: str
    kind: str
    worker_key: str
    supervisor_key: str | None  # None: somebody from elsewhere
    state: str
    minutes: int = 0
    content: str = ""
    agreed: str = ""
    missed_because: str = ""


@dataclass(frozen=True, slots=True)
class TeamDay:
    on: date
    hub_key: str
    kind: str
    worker_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnDay:
    on: date
    hub_key: str
    kind: str
    worker_key: str


def supervisions(working: WorkingDays, rng: Random) -> Iterator[Supervision]:
    for appointment in working.appointments:
        for kind, weeks in EVERY.items():
            yield from _of(working, appointment, kind, weeks, rng)


def _of(working: WorkingDays, appointment: Appointment, kind: str, weeks: int, rng: Random) -> Iterator[Supervision]:
    """One after another until she leaves; the next is planned, and now and then one is forgotten."""
    on = on_or_after(appointment.starts_on + days(between(rng, 14, 7 * weeks)))
    while on < (appointment.last_day or CLOCK + days(7 * weeks)):
        day = working.at(appointment, on)
        supervisor = f"manager-{day.hub_key}" if kind == "line" else None
        if on >= CLOCK:
            yield Supervision(on, day.hub_key, kind, day.worker_key, supervisor, "planned")
            return
        if chance(rng, MISSED[day.setting]):
            because = one(words.MISSED, rng)
            yield Supervision(on, day.hub_key, kind, day.worker_key, supervisor, "missed", missed_because=because)
        else:
            minutes, said, agreed = 15 * between(rng, 3, 7, 5), one(words.SAID, rng), one(words.AGREED, rng)
            yield Supervision(on, day.hub_key, kind, day.worker_key, supervisor, "held", minutes, said, agreed)
        on = on_or_after(on + days(7 * weeks + between(rng, -4, 7)))


@dataclass(frozen=True, slots=True)
class Rules:
    on: date
    hub_key: str
    weeks: tuple[tuple[str, int], ...]


def rules(structure: HubDays) -> Iterator[Rules]:
    weeks = (*EVERY.items(), ("group", GROUP))
    for hub in structure.hubs.values():
        yield Rules(on_or_after(hub.opens_on + SETTLED), hub.key, weeks)


def together(met: Iterable[TeamDay], rng: Random) -> Iterator[Supervision]:
    """Group supervision at every second team day, for whoever is there."""
    turn: dict[str, int] = {}
    for day in met:
        turn[day.hub_key] = turn.get(day.hub_key, 0) + 1
        if turn[day.hub_key] % 2:
            continue
        said, agreed = one(words.SAID, rng), one(words.AGREED, rng)
        for worker in day.worker_keys:
            yield Supervision(day.on, day.hub_key, "group", worker, f"manager-{day.hub_key}", "held", 90, said, agreed)


def team_days(structure: HubDays, rng: Random) -> Iterator[TeamDay]:
    """The hub together, every six or seven weeks."""
    for hub in structure.hubs.values():
        on = on_or_after(hub.opens_on + days(between(rng, 40, 70)))
        while on < CLOCK:
            there = tuple(structure.workers(hub.key, on))
            if len(there) > 1:
                yield TeamDay(on, hub.key, "team_meeting", there)
            on = on_or_after(on + days(between(rng, 38, 52)))


def own_days(working: WorkingDays, rng: Random) -> Iterator[OwnDay]:
    for day in working.drawn(0.6, rng, TOGETHER):
        kind = weighted(rng, {"at_the_hub": 70, "together": 30})
        yield OwnDay(on_or_before(day.on), day.hub_key, kind, day.worker_key)
