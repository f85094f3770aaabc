"""When cases open, change hands and close: the part that makes the headline figures come out, for any seed.

A post with room for R young people has R places. Each place is filled by one case after another, so no date can
hold more than R. A post that ends with f open cases has f places whose last case stays open; the closed ones are
laid before them or in the places that stand empty at the end. Only a stated over-cap allocation adds a place.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world.calendar import days, on_or_after, on_or_before
from spokework.demo.world.rolls import between

SHORTEST_CLOSED = 45
LONGEST_CLOSED = 420


@dataclass(frozen=True, slots=True)
class Hold:
    """One post holding a case from a day until another (that day excluded), or still."""

    post_key: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    opened_on: date
    closed_on: date | None
    holds: tuple[Hold, ...]
    over_cap: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    post_key: str
    begins: date
    ends: date


def fill_place(
    window: Window, rng: Random, *, closed: int, stays_open: bool, ages: tuple[int, int], over_cap: bool = False
) -> list[Span]:
    """The cases of one place: so many closed ones, then one that stays open if the place ends occupied."""
    spans: list[Span] = []
    limit = window.ends
    if stays_open:
        longest = (window.ends - window.begins).days - closed * (SHORTEST_CLOSED + 25) - 7
        oldest = min(ages[1], max(ages[0], longest))
        age = between(rng, ages[0], oldest, min(200, oldest))
        opened = on_or_before(window.ends - days(age))
        spans.append(Span(opened, None, (Hold(window.post_key, opened),), over_cap))
        limit = opened
    return _closed_spans(window.post_key, window.begins, limit, closed, rng) + spans


def _closed_spans(post_key: str, begins: date, limit: date, count: int, rng: Random) -> list[Span]:
    if not count:
        return []
    # Two days of slack each, for moving openings and closings to working days.
    available = (limit - begins).days - 9 * count
    lengths = [between(rng, SHORTEST_CLOSED, LONGEST_CLOSED, 190) for _ in range(count)]
    if sum(lengths) > available:
        lengths = [max(SHORTEST_CLOSED - 5, length * available // sum(lengths)) for length in lengths]
    idle = max(0, available - sum(lengths))
    cuts = sorted(rng.randrange(idle + 1) for _ in range(count))
    spans, before = [], 0
    cursor = begins
    for cut, length in zip(cuts, lengths, strict=True):
        cursor = on_or_after(cursor + days(cut - before))
        before = cut
        closed = on_or_before(cursor + days(length))
        spans.append(Span(cursor, closed, (Hold(post_key, cursor, closed),)))
        cursor = closed
    return spans


def lay_closed(order: list[int], count: int) -> dict[int, int]:
    """How many closed cases go in each place, in turn."""
    laid = dict.fromkeys(order, 0)
    for turn in range(count):
        laid[order[turn % len(order)]] += 1
    return laid
