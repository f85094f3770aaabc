"""The domain's clock: what day it is for reviews, waits and placements.

The demonstration stands at a fixed day, and its making moves through three years; both set this clock.
Sessions, tokens, break-glass and the audit keep real time and use ``django.utils.timezone`` instead.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_standing_at: ContextVar[datetime | None] = ContextVar("standing_at", default=None)


def now() -> datetime:
    standing = _standing_at.get()
    if standing is not None:
        return standing
    fixed: date | None = settings.SPOKEWORK_TODAY
    real = timezone.localtime()
    return real if fixed is None else real.replace(year=fixed.year, month=fixed.month, day=fixed.day)


def today() -> date:
    return now().date()


@contextmanager
def standing_at(day: date, at: time = time(10, 0)) -> Iterator[None]:
    token = _standing_at.set(timezone.make_aware(datetime.combine(day, at)))
    try:
        yield
    finally:
        _standing_at.reset(token)
