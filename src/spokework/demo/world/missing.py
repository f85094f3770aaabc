"""When young people went missing: more at the start than once somebody is there for them, and what was learned after.

Drawn from a stream of its own, so that every other part of a case stays as it was.
"""

from dataclasses import dataclass
from datetime import date, time
from random import Random

from spokework.demo.world import words_missing as words
from spokework.demo.world.calendar import CLOCK, days, on_or_after
from spokework.demo.world.cases import MissingEpisode, Pause
from spokework.demo.world.pausing import in_pause
from spokework.demo.world.rolls import between, chance, weighted
from spokework.demo.world.timeline import Span

# Of those referred for going missing, and of the others.
SHARE = {True: 0.62, False: 0.15}
EARLY, LATE = 90, 90
AT_FIRST = {1: 60, 2: 30, 3: 10}
IN_BETWEEN, TOWARDS_THE_END = 0.25, 0.16
NIGHTS = {1: 78, 2: 11, 3: 6, 5: 3, 9: 2}
INTERVIEWS = {"held": 64, "offered_declined": 16, "not_offered": 7, "not_yet": 13}
DAYS_TO_INTERVIEW = {1: 42, 2: 33, 4: 10, 6: 9, 10: 6}


@dataclass(frozen=True, slots=True)
class Interview:
    rhi: str = "not_yet"
    on: date | None = None
    at: time | None = None
    recorded_on: date | None = None
    learned: str = ""


def missing_of(
    key: str, span: Span, reasons: tuple[str, ...], pauses: tuple[Pause, ...], rng: Random, *, now: bool = False
) -> tuple[MissingEpisode, ...]:
    found: list[MissingEpisode] = []
    for went in _days(span, "missing" in reasons, rng):
        episode = _episode(f"{key}-M{len(found) + 1}", went, span, pauses, rng)
        if episode is not None and (not found or _is_after(went, found[-1])):
            found.append(episode)
    if now:
        found = [each for each in found if each.recorded_on < CLOCK - days(3)]
        found.append(_missing_now(f"{key}-M{len(found) + 1}"))
    return tuple(found)


def _days(span: Span, referred_for_it: bool, rng: Random) -> list[date]:
    last = span.closed_on or CLOCK - days(1)
    length = (last - span.opened_on).days
    if not chance(rng, SHARE[referred_for_it]) or length < 8:
        return []
    offsets = [between(rng, 1, min(EARLY, length - 4), 25) for _ in range(weighted(rng, AT_FIRST))]
    if length > EARLY + LATE and chance(rng, IN_BETWEEN):
        offsets.append(between(rng, EARLY, length - LATE))
    if length > EARLY + 30 and chance(rng, TOWARDS_THE_END):
        offsets.append(between(rng, max(EARLY, length - LATE), length - 4))
    return sorted({span.opened_on + days(offset) for offset in offsets})


def _is_after(went: date, earlier: MissingEpisode) -> bool:
    return earlier.returned_on is not None and went > earlier.returned_on


def _episode(key: str, went: date, span: Span, pauses: tuple[Pause, ...], rng: Random) -> MissingEpisode | None:
    """None where nobody at work could have written it down while the case was open."""
    returned = went + days(weighted(rng, NIGHTS))
    heard, home = on_or_after(went + days(1)), on_or_after(returned + days(1))
    went_at = time(16 + rng.randrange(8), 15 * rng.randrange(4)) if chance(rng, 0.88) else None
    returned_at = time(rng.randrange(24), 15 * rng.randrange(4)) if chance(rng, 0.92) else None
    note = _one(words.NOTES, rng)
    interview = _interview(returned, home, rng)
    if not (_at_work(heard, span, pauses) and _at_work(home, span, pauses)):
        return None
    if interview.recorded_on is not None and not _at_work(interview.recorded_on, span, pauses):
        interview = Interview()
    return MissingEpisode(
        key=key,
        went_on=went,
        went_at=went_at,
        returned_on=returned,
        returned_at=returned_at,
        recorded_on=heard if heard < returned else home,
        return_recorded_on=home,
        note=note,
        rhi=interview.rhi,
        rhi_on=interview.on,
        rhi_at=interview.at,
        rhi_recorded_on=interview.recorded_on,
        learned=interview.learned,
    )


def _at_work(day: date, span: Span, pauses: tuple[Pause, ...]) -> bool:
    last = span.closed_on or CLOCK - days(1)
    return span.opened_on < day <= last and not in_pause(pauses, day)


def _interview(returned: date, home: date, rng: Random) -> Interview:
    """Written down the working day after."""
    rhi = weighted(rng, INTERVIEWS)
    on = on_or_after(returned + days(weighted(rng, DAYS_TO_INTERVIEW)))
    at = time(10 + rng.randrange(8), 15 * rng.randrange(4)) if chance(rng, 0.93) else None
    recorded = max(home, on_or_after(on + days(1)))
    if rhi == "held":
        return Interview(rhi, on, at, recorded, _one(words.LEARNED, rng))
    if rhi == "not_yet":
        return Interview()
    said = words.DECLINED if rhi == "offered_declined" else words.NOT_OFFERED
    return Interview(rhi, None, None, recorded, _one(said, rng))


def _missing_now(key: str) -> MissingEpisode:
    return MissingEpisode(
        key=key,
        went_on=CLOCK - days(1),
        went_at=time(21, 15),
        returned_on=None,
        returned_at=None,
        recorded_on=CLOCK,
        return_recorded_on=None,
        note=words.NOTES[0],
        rhi="not_yet",
        rhi_on=None,
        rhi_at=None,
        rhi_recorded_on=None,
        learned="",
    )


def _one(choices: tuple[str, ...], rng: Random) -> str:
    return choices[rng.randrange(len(choices))]
