"""How many open and closed cases each post has, and the spans that follow: 783 opened, 255 closed, 528 open."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_after, on_or_before
from spokework.demo.world.hubs import FEATURED_POST
from spokework.demo.world.programme import Post
from spokework.demo.world.rolls import between, dealt, shares
from spokework.demo.world.tenures import Tenure
from spokework.demo.world.timeline import Hold, Span, Window, fill_place, lay_closed

OPENED, CLOSED = 783, 255
STILL_OPEN = OPENED - CLOSED
AT_TWELVE, OVER_CAP = 4, 2
# Ways of leaving after which colleagues take the cases.
SHARED_OUT = ("gap", "vacant")
HANDED_TO_COLLEAGUES = 3
FEATURED_CASELOAD = 11
LONG_STANDING = 6
NEW_THIS_WEEK = (1, 2)


@dataclass(frozen=True, slots=True)
class Load:
    open_now: int
    closed: int
    handed_out: int = 0
    taken_over: tuple[tuple[str, date], ...] = ()


def build_spans(posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]], rng: Random) -> tuple[Span, ...]:
    open_now = _open_now(posts, tenures, rng)
    closed = _closed(posts, tenures)
    taken = _taken_over(posts, tenures, open_now)
    spans: list[Span] = []
    for post in posts:
        leaves_cases = tenures[post.key][0].ending in SHARED_OUT
        load = Load(
            open_now=open_now[post.key],
            closed=closed[post.key],
            handed_out=HANDED_TO_COLLEAGUES if leaves_cases else 0,
            taken_over=tuple(taken.get(post.key, ())),
        )
        spans += _spans_of(post, tenures[post.key], load, tenures, rng)
    spans = [_closed_by_its_worker(span, tenures) for span in spans]
    spans = [replace(span, holds=_by_tenure(span.holds, tenures)) for span in spans]
    return tuple(sorted(spans, key=lambda s: (s.opened_on, s.holds[0].post_key, s.closed_on or date.max)))


def _open_now(posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]], rng: Random) -> dict[str, int]:
    """Open cases at the demonstration's date: a few full, the rest nine to eleven, part-time posts in proportion."""
    load = {post.key: 0 for post in posts if tenures[post.key][-1].last_day is not None}
    load[FEATURED_POST] = FEATURED_CASELOAD
    load.update((post.key, post.room - 1) for post in posts if post.fte < 1)
    others = dealt(rng, [post for post in posts if post.key not in load])
    # Colleagues of somebody whose cases were shared out must have had the room to take them.
    sharing = {post.hub_key for post in posts if tenures[post.key][0].ending in SHARED_OUT}
    early = [
        post
        for post in others
        if not tenures[post.key][0].ending and post.hub_key not in sharing and _days_filled(tenures[post.key]) > 300
    ]
    load.update((post.key, post.room) for post in early[:AT_TWELVE])
    load.update((post.key, post.room + 1) for post in early[AT_TWELVE : AT_TWELVE + OVER_CAP])
    rest = [post for post in others if post.key not in load]
    left = STILL_OPEN - sum(load.values())
    usual, one_more = divmod(left, len(rest))
    for turn, post in enumerate(rest):
        load[post.key] = usual + (turn < one_more)
    # Spread them: one from this post to the next, so that not everybody has the same.
    for giver, taker in zip(rest[one_more::3], rest[one_more + 1 :: 3], strict=False):
        load[giver.key], load[taker.key] = load[giver.key] - 1, load[taker.key] + 1
    return load


def _days_filled(tenures: tuple[Tenure, ...]) -> int:
    return (CLOCK - tenures[0].starts_on).days


def _closed(posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]]) -> dict[str, int]:
    weights = []
    for post in posts:
        first = tenures[post.key][0]
        until = first.last_day if first.ending in SHARED_OUT and first.last_day else CLOCK
        weights.append(max(20, (until - first.starts_on).days - 120) * post.fte)
    return dict(zip((post.key for post in posts), shares(CLOSED, weights), strict=True))


def _taken_over(
    posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]], open_now: dict[str, int]
) -> dict[str, list[tuple[str, date]]]:
    """Which colleagues take which leaver's cases, and when: one or two each, in turn."""
    taken: dict[str, list[tuple[str, date]]] = {}
    for leaver in posts:
        first = tenures[leaver.key][0]
        if first.ending not in SHARED_OUT or first.last_day is None:
            continue
        colleagues = [
            post.key
            for post in posts
            if post.hub_key == leaver.hub_key and post.key != leaver.key and open_now[post.key] <= post.room
            and tenures[post.key][0].starts_on < first.last_day
        ]  # fmt: skip
        for turn in range(HANDED_TO_COLLEAGUES):
            taken.setdefault(colleagues[turn % len(colleagues)], []).append((leaver.key, first.last_day))
    return taken


def _spans_of(
    post: Post, own: tuple[Tenure, ...], load: Load, tenures: dict[str, tuple[Tenure, ...]], rng: Random
) -> list[Span]:
    spans = _taken_spans(post, load, tenures, rng)
    start = on_or_after(own[0].starts_on + days(4))
    if own[0].ending in SHARED_OUT and own[0].last_day is not None:
        spans += _places(Window(post.key, start, own[0].last_day), post.room - load.handed_out, 0, load.closed, rng)
        if len(own) > 1:
            again = Window(post.key, on_or_after(own[1].starts_on + days(4)), CLOCK)
            spans += _places(again, post.room, load.open_now, 0, rng)
        return spans
    reserved = len(load.taken_over)
    window = Window(post.key, start, CLOCK)
    return spans + _places(window, post.room - reserved, load.open_now - reserved, load.closed, rng)


def _places(window: Window, room: int, open_now: int, closed: int, rng: Random) -> list[Span]:
    places = max(room, open_now)
    empty_at_end = list(range(open_now, places))
    order = empty_at_end + dealt(rng, list(range(min(open_now, room))))
    laid = lay_closed(order, closed)
    spans = []
    for place in range(places):
        spans += fill_place(
            window,
            rng,
            closed=laid.get(place, 0),
            stays_open=place < open_now,
            ages=_ages(window.post_key, place, room, open_now),
            over_cap=place >= room,
        )
    return spans


def _ages(post_key: str, place: int, room: int, open_now: int) -> tuple[int, int]:
    """How many days ago the open case of a place may have begun: least and most."""
    if open_now > room:
        # In a post that goes over its cap, everyone else was there first.
        return (3, 20) if place >= room else (28, 700)
    if post_key == FEATURED_POST and place < LONG_STANDING:
        return (230, 700)
    if post_key == FEATURED_POST and place == open_now - 1:
        return NEW_THIS_WEEK
    return (3, 700)


def _taken_spans(post: Post, load: Load, tenures: dict[str, tuple[Tenure, ...]], rng: Random) -> list[Span]:
    spans = []
    for leaver, handed_on in load.taken_over:
        begins = tenures[leaver][0].starts_on + days(10)
        opened = on_or_after(max(begins, handed_on - days(between(rng, 40, 150))))
        spans.append(Span(opened, None, (Hold(leaver, opened, handed_on), Hold(post.key, handed_on))))
    return spans


def _closed_by_its_worker(span: Span, tenures: dict[str, tuple[Tenure, ...]]) -> Span:
    """What would end on a successor's first day ends before the leaver goes: no case is handed on to be closed."""
    last = span.holds[-1]
    if span.closed_on is None or all(tenure.starts_on != span.closed_on for tenure in tenures[last.post_key]):
        return span
    closed = on_or_before(span.closed_on - days(1))
    return replace(span, closed_on=closed, holds=(*span.holds[:-1], replace(last, until_on=closed)))


def _by_tenure(holds: tuple[Hold, ...], tenures: dict[str, tuple[Tenure, ...]]) -> tuple[Hold, ...]:
    """A hold that spans two people in one post becomes two holds of it."""
    parts = []
    for hold in holds:
        cuts = [
            tenure.starts_on
            for tenure in tenures[hold.post_key][1:]
            if hold.from_on < tenure.starts_on and (hold.until_on is None or tenure.starts_on < hold.until_on)
        ]
        edges = [hold.from_on, *cuts, hold.until_on]
        for begins, ends in pairwise(edges):
            assert begins is not None
            parts.append(Hold(hold.post_key, begins, ends))
    return tuple(parts)
