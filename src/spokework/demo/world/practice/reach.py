"""Talks, groups and training. Their attendances add up to the published totals, whatever the seed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after
from spokework.demo.world.rolls import between, chance, shares, weighted

from . import words
from .around_cases import ROLES, TOPICS, agency, one
from .done import ConfidenceSheet, Day, Session, Training
from .working_days import WorkingDays

YOUNG_PEOPLE_REACHED = 7_199
PROFESSIONALS_REACHED = 6_568
VENUES = {"school": 62, "residential_home": 12, "community": 22, "online": 4}
TOPICS_FOR_YOUNG_PEOPLE = {"healthy_relationships": 38, "online_safety": 30, "criminal_exploitation": 18, "missing": 6}
TOPICS_FOR_YOUNG_PEOPLE |= {"boys": 5, "disability": 3}
FEWEST = 4
IN_A_SERIES, GROUP = 5, 7
SERIES = 9
ASKED_HOW_SURE = 0.09
SURER = {0: 22, 1: 48, 2: 26, -1: 4}
LATER = {0: 55, -1: 33, 1: 12}


def sessions(working: WorkingDays, rng: Random) -> Iterator[Session]:
    """For young people; a few of them are groups that meet week after week, with a register."""
    found = working.drawn(0.3, rng)
    groups = list(_groups(found, rng))
    left = YOUNG_PEOPLE_REACHED - sum(session.attended for session in groups)
    yield from groups
    for day, attended in zip(found, _spread(left, len(found), rng), strict=True):
        yield Session(
            day=day,
            minutes=30 * between(rng, 1, 4, 2),
            audience="young_people",
            venue=weighted(rng, VENUES),
            topic=weighted(rng, TOPICS_FOR_YOUNG_PEOPLE),
            attended=attended,
            note=one(words.SESSION_NOTES, rng),
        )


def for_adults(working: WorkingDays, rng: Random) -> Iterator[Session]:
    for day in working.drawn(0.05, rng):
        yield Session(
            day=day,
            minutes=60,
            audience="adults",
            venue=weighted(rng, VENUES),
            topic="recognising",
            attended=between(rng, 5, 30, 12),
        )


def _groups(found: list[Day], rng: Random) -> Iterator[Session]:
    """Begun by somebody who had a session that day, and held weekly while she was there."""
    begun: set[str] = set()
    for day in found[:: max(1, len(found) // (3 * SERIES))]:
        if len(begun) == SERIES or day.hub_key in begun or (CLOCK - day.on).days < 7 * IN_A_SERIES + 14:
            continue
        begun.add(day.hub_key)
        title = words.SERIES[len(begun) % len(words.SERIES)]
        members = _members(rng)
        for week in range(IN_A_SERIES):
            there = tuple(name for name in members if chance(rng, 0.8)) or members[:FEWEST]
            yield Session(
                day=replace(day, on=on_or_after(day.on + days(7 * week))),
                minutes=90,
                audience="young_people",
                venue="community",
                topic="healthy_relationships",
                attended=len(there),
                series=title,
                begins_series=week == 0,
                names=there,
            )


def _members(rng: Random) -> tuple[str, ...]:
    first, last = list(words.FIRST_NAMES), list(words.LAST_NAMES)
    rng.shuffle(first)
    rng.shuffle(last)
    return tuple(f"{a} {b}" for a, b in zip(first, last, strict=False))[:GROUP]


def _spread(total: int, among: int, rng: Random) -> list[int]:
    """A class here, a whole year there."""
    weights = [rng.triangular(6, 60, 18) for _ in range(among)]
    return [FEWEST + more for more in shares(total - FEWEST * among, weights)]


def trainings(working: WorkingDays, rng: Random) -> Iterator[Training]:
    found = working.drawn(0.4, rng)
    for number, (day, attended) in enumerate(
        zip(found, _spread(PROFESSIONALS_REACHED, len(found), rng), strict=True), 1
    ):
        most = weighted(rng, ROLES)
        of_most = attended * 6 // 10
        yield Training(
            day=day,
            minutes=30 * between(rng, 2, 12, 4),
            key=f"training-{number}",
            agency_key=agency(day, rng),
            topic=weighted(rng, TOPICS),
            attended=attended,
            roles=((most, of_most), ("other", attended - of_most)),
            note=one(words.TRAINING_NOTES, rng),
        )


def confidence(
    held: tuple[Training, ...], last_days: Mapping[str, date | None], rng: Random
) -> Iterator[ConfidenceSheet]:
    """On paper at the training, and half a year later from those who answered, while the worker was still there."""
    for training in held:
        if not chance(rng, ASKED_HOW_SURE):
            continue
        of = range(1, min(training.attended, 8) + 1)
        before = {number: weighted(rng, {1: 14, 2: 38, 3: 34, 4: 14}) for number in of}
        after = {number: _bounded(score + weighted(rng, SURER)) for number, score in before.items()}
        later = {number: _bounded(score + weighted(rng, LATER)) for number, score in after.items() if chance(rng, 0.6)}
        yield _sheet(training, training.day.on, "before", before)
        yield _sheet(training, training.day.on, "after", after)
        on, last = on_or_after(training.day.on + days(183)), last_days[training.day.appointment_key]
        if later and on < CLOCK and (last is None or on < last):
            yield _sheet(training, on, "six_months", later)


def _sheet(training: Training, on: date, moment: str, scores: dict[int, int]) -> ConfidenceSheet:
    return ConfidenceSheet(on, training.day.worker_key, training.key, moment, tuple(scores.items()))


def _bounded(score: int) -> int:
    return min(5, max(1, score))
