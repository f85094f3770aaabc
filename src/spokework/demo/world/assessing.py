"""First assessments, reviews about every three months and closing assessments, with the level each came to."""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world import words_work as words
from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.cases import Assessment, Pause
from spokework.demo.world.pausing import after_pause, in_pause
from spokework.demo.world.rolls import between, chance
from spokework.demo.world.stories import LEVELS, Story
from spokework.demo.world.timeline import Span

DIFFERS = 0.06
OVERDUE = 0.13


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`last_review` fixes when the latest review was, for the featured worker's page."""

    last_review: date | None = None
    may_be_overdue: bool = True


def assessments_of(
    key: str, span: Span, story: Story, pauses: tuple[Pause, ...], rhythm: Rhythm, rng: Random
) -> tuple[Assessment, ...]:
    if not story.ever_assessed:
        return ()
    last = rhythm.last_review
    dates = _reviews_back_from(span, last) if last else _dates(span, story, pauses, rhythm, rng)
    closing = _closing(span, story, pauses, rng)
    if closing:
        dates = [*[day for day in dates if day < closing - days(20)], closing]
        if len(dates) == 1:
            dates.insert(0, _clear_first(span, closing, pauses))
    turn = 0.2 + 0.7 * rng.random()
    assessments = []
    for number, day in enumerate(dates, start=1):
        stage = _stage(number, len(dates), bool(closing))
        level = _level(number, len(dates), story, turn)
        assessments.append(_assessment(f"{key}-A{number}", day, stage, level, rng))
    return tuple(assessments)


def _dates(span: Span, story: Story, pauses: tuple[Pause, ...], rhythm: Rhythm, rng: Random) -> list[date]:
    """The first within five weeks; each later one a little under three months after the last."""
    length = ((span.closed_on or CLOCK) - span.opened_on).days
    first = on_or_after(span.opened_on + days(between(rng, 5, min(35, max(6, length // 3)), 14)))
    until = _until(span, story, rhythm, length, rng)
    found: list[date] = []
    day = after_pause(pauses, first)
    while day is not None and (day <= until or (not found and span.closed_on is not None)):
        found.append(day)
        day = after_pause(pauses, on_or_before(day + days(between(rng, 80, 89))))
    return found


def _until(span: Span, story: Story, rhythm: Rhythm, length: int, rng: Random) -> date:
    if span.closed_on is not None:
        return span.closed_on - days(40 if story.outcome == "not_assessed" else 20)
    if rhythm.may_be_overdue and length > 170 and chance(rng, OVERDUE):
        return CLOCK - days(between(rng, 96, 125))
    return CLOCK


def _reviews_back_from(span: Span, last: date) -> list[date]:
    found = [on_or_before(last)]
    while (found[0] - span.opened_on).days > 110:
        found.insert(0, on_or_before(found[0] - days(86)))
    return found


def _closing(span: Span, story: Story, pauses: tuple[Pause, ...], rng: Random) -> date | None:
    if span.closed_on is None or story.outcome == "not_assessed":
        return None
    day = on_or_before(span.closed_on - days(between(rng, 0, 9)))
    return span.closed_on if in_pause(pauses, day) else day


def _clear_first(span: Span, closing: date, pauses: tuple[Pause, ...]) -> date:
    day = on_or_after(span.opened_on + days(min(10, (closing - span.opened_on).days // 3)))
    return after_pause(pauses, day) or day


def _stage(number: int, count: int, closes: bool) -> str:
    if number == 1:
        return "initial"
    return "closure" if closes and number == count else "review"


def _level(number: int, count: int, story: Story, turn: float) -> str:
    """The first level until some point along the way, then the last: one change, when it was seen."""
    if number == 1:
        return story.first
    if number == count:
        return story.last
    return story.last if (number - 1) / (count - 1) > turn else story.first


def _assessment(key: str, day: date, stage: str, level: str, rng: Random) -> Assessment:
    computed, reason = level, ""
    rank = LEVELS.index(level)
    if chance(rng, DIFFERS):
        up = rank > 0 and (rank == len(LEVELS) - 1 or chance(rng, 0.5))
        computed = LEVELS[rank - 1 if up else rank + 1]
        choices = words.OVERRIDES_UP if up else words.OVERRIDES_DOWN
        reason = choices[rng.randrange(len(choices))]
    note = words.ASSESSMENT_NOTES[rng.randrange(len(words.ASSESSMENT_NOTES))] if chance(rng, 0.5) else ""
    return Assessment(key, day, stage, level, computed, reason, note)
