"""Breaks in support: asked for, dated, and counted against the worker's room all the same."""

from datetime import date
from random import Random

from spokework.demo.world import words_work as words
from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.cases import Pause
from spokework.demo.world.rolls import between, chance
from spokework.demo.world.timeline import Span

PAUSED_NOW, PAUSED_ONCE = 0.07, 0.08
LONG_ENOUGH = 160


def pauses_of(span: Span, rng: Random) -> tuple[Pause, ...]:
    until = span.closed_on or CLOCK
    length = (until - span.opened_on).days
    if length < LONG_ENOUGH:
        return ()
    reason = words.PAUSE_REASONS[rng.randrange(len(words.PAUSE_REASONS))]
    if span.closed_on is None and chance(rng, PAUSED_NOW):
        return (Pause(_clear(on_or_before(CLOCK - days(between(rng, 9, 55))), span), None, reason),)
    if not chance(rng, PAUSED_ONCE):
        return ()
    begins = _clear(on_or_after(span.opened_on + days(between(rng, 70, length - 70))), span)
    resumes = on_or_after(begins + days(between(rng, 21, 45)))
    return (Pause(begins, resumes, reason),)


def _clear(day: date, span: Span) -> date:
    """Not on the day the case changes hands: a new worker's first act is not a break."""
    while any(hold.from_on == day for hold in span.holds):
        day = on_or_after(day + days(1))
    return day


def in_pause(pauses: tuple[Pause, ...], day: date) -> bool:
    """The first and last day count, so that work and break never fall on one day."""
    return any(p.from_on <= day and (p.until_on is None or day <= p.until_on) for p in pauses)


def after_pause(pauses: tuple[Pause, ...], day: date) -> date | None:
    """The day itself, or the first working day after the break it falls in; none if that break goes on."""
    for pause in pauses:
        if pause.from_on <= day and (pause.until_on is None or day <= pause.until_on):
            return on_or_after(pause.until_on + days(1)) if pause.until_on else None
    return on_or_after(day)
