"""When each post is filled and by how many people in turn: recruitment, leavers, vacancies.

Three ways of leaving, because they ask different things of the application:
*direct*, the successor starts the day after and takes every case; *gap*, colleagues take the open cases while
the post is advertised; *vacant*, the same, and nobody has been found by the demonstration's date.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, friday_on_or_before, monday_on_or_after
from spokework.demo.world.hubs import FEATURED_HUB, FEATURED_POST
from spokework.demo.world.programme import Hub, Post
from spokework.demo.world.rolls import between, dealt

DIRECT, GAP, VACANT = 6, 2, 1
SLOW_RECRUITMENTS = 4
NOTICE = days(28)


@dataclass(frozen=True, slots=True)
class Tenure:
    post_key: str
    starts_on: date
    last_day: date | None = None
    ending: str = ""

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.last_day is None or day <= self.last_day)


def build_tenures(hubs: tuple[Hub, ...], posts: tuple[Post, ...], rng: Random) -> dict[str, tuple[Tenure, ...]]:
    """Tenures by post, the earliest first."""
    size = {hub.key: hub.posts for hub in hubs}
    phase = {hub.key: hub.phase for hub in hubs}
    starts = _starts(posts, rng)
    endings = _endings(posts, size, phase, rng)
    return {post.key: _tenures(post.key, starts[post.key], endings.get(post.key, ""), rng) for post in posts}


def _starts(posts: tuple[Post, ...], rng: Random) -> dict[str, date]:
    starts = {}
    seen: set[str] = set()
    for post in posts:
        first = post.hub_key not in seen
        seen.add(post.hub_key)
        wait = between(rng, 0, 14) if first else between(rng, 14, 70)
        starts[post.key] = monday_on_or_after(post.created_on + days(wait))
    slow = [post for post in posts if starts[post.key] > post.created_on + days(14)]
    for post in dealt(rng, slow)[:SLOW_RECRUITMENTS]:
        starts[post.key] = monday_on_or_after(post.created_on + days(between(rng, 100, 150)))
    return starts


def _endings(posts: tuple[Post, ...], size: dict[str, int], phase: dict[str, int], rng: Random) -> dict[str, str]:
    """At most one colleague-covered leaver in a hub, so that colleagues have the room."""
    endings: dict[str, str] = {}
    covered: set[str] = {FEATURED_HUB}
    full_time = dealt(rng, [post for post in posts if post.fte == 1.0 and post.key != FEATURED_POST])

    def take(wanted: str, count: int, phases: tuple[int, ...], colleagues: int) -> None:
        for post in full_time:
            fits = phase[post.hub_key] in phases and size[post.hub_key] >= colleagues
            if count and fits and post.hub_key not in covered and post.key not in endings:
                endings[post.key] = wanted
                covered.add(post.hub_key)
                count -= 1

    take("vacant", VACANT, (3,), 4)
    take("gap", GAP, (1, 2), 3)
    direct = [p for p in full_time if phase[p.hub_key] < 3 and p.key not in endings]
    endings.update((post.key, "direct") for post in direct[:DIRECT])
    return endings


def _tenures(post_key: str, start: date, ending: str, rng: Random) -> tuple[Tenure, ...]:
    if not ending:
        return (Tenure(post_key, start),)
    if ending == "vacant":
        leaves = friday_on_or_before(date(2016, 9, 9) + days(between(rng, 0, 45)))
        return (Tenure(post_key, start, leaves, ending),)
    if ending == "gap":
        leaves = friday_on_or_before(start + days(between(rng, 230, 280)))
        returns = monday_on_or_after(leaves + days(between(rng, 42, 70)))
        return (Tenure(post_key, start, leaves, ending), Tenure(post_key, returns))
    window = (CLOCK - start).days
    succeeds = monday_on_or_after(start + days(between(rng, window * 55 // 100, window * 85 // 100)))
    return (Tenure(post_key, start, succeeds - days(1), ending), Tenure(post_key, succeeds))
