"""Where each post sits: areas, hosts and settings, with the moves in between.

Every area has a worker by the demonstration's date. Outreach and home are worked least, as the programme
that this one imitates reported.
"""

from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, monday_on_or_after
from spokework.demo.world.places import Area
from spokework.demo.world.programme import Hub, Placement, Post
from spokework.demo.world.rolls import between, chance, dealt
from spokework.demo.world.tenures import Tenure

SETTINGS = {"multi_agency_team": 17, "social_care": 14, "police": 12, "outreach": 6, "home": 4}
HOST_KIND = {
    "multi_agency_team": "multi_agency_team",
    "police": "police",
    "social_care": "social_care",
    "outreach": "voluntary",
}
MOVES = 9
SPONSORS = (
    "Assistant director, children's services",
    "Detective inspector, public protection",
    "Head of early help",
    "Safeguarding partnership manager",
    "Service manager, youth work",
)


def choose_areas(hubs: tuple[Hub, ...], posts: tuple[Post, ...], areas: tuple[Area, ...]) -> dict[str, str]:
    """The area each post serves: the hub's own, then whichever uncovered area is nearest to a hub with posts left."""
    at = {area.code: area for area in areas}
    chosen: dict[str, str] = {}
    left: dict[str, list[str]] = {hub.key: [] for hub in hubs}
    home = {hub.key: at[hub.home_area] for hub in hubs}
    for post in posts:
        if not left[post.hub_key] and home[post.hub_key].code not in chosen.values():
            chosen[post.key] = home[post.hub_key].code
        left[post.hub_key].append(post.key)
    for keys in left.values():
        keys[:] = [key for key in keys if key not in chosen]
    uncovered = [area for area in areas if area.code not in chosen.values()]
    while uncovered:
        _, area, hub_key = min(
            ((_distance(home[hub], area), area.code, hub) for area in uncovered for hub in left if left[hub]),
            key=lambda found: found,
        )
        chosen[left[hub_key].pop(0)] = area
        uncovered = [other for other in uncovered if other.code != area]
    for hub_key, keys in left.items():
        nearby = [home[hub_key].code, *home[hub_key].neighbours]
        for turn, key in enumerate(keys):
            chosen[key] = nearby[turn % len(nearby)]
    return chosen


def _distance(a: Area, b: Area) -> int:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2


def build_placements(
    hubs: tuple[Hub, ...],
    posts: tuple[Post, ...],
    areas: tuple[Area, ...],
    tenures: dict[str, tuple[Tenure, ...]],
    rng: Random,
) -> tuple[Placement, ...]:
    chosen = choose_areas(hubs, posts, areas)
    home = {hub.key: next(area for area in areas if area.code == hub.home_area) for hub in hubs}
    settings = dealt(rng, [name for name, count in SETTINGS.items() for _ in range(count)])
    movers = {post.key for post in dealt(rng, [p for p in posts if _can_move(tenures[p.key])])[:MOVES]}
    placements: list[Placement] = []
    for post, setting in zip(posts, settings, strict=True):
        start = tenures[post.key][0].starts_on
        final = chosen[post.key]
        begins = start
        if post.key in movers:
            moves = monday_on_or_after(start + days(between(rng, 150, max(151, (CLOCK - start).days - 90))))
            other = dealt(rng, [name for name in SETTINGS if name not in (setting, "home", "outreach")])[0]
            placements.append(_placement(post, home[post.hub_key], final, other, start, moves - days(1), rng))
            begins = moves
        last = tenures[post.key][-1].last_day
        placements.append(_placement(post, home[post.hub_key], final, setting, begins, last, rng))
    return tuple(placements)


def _can_move(tenures: tuple[Tenure, ...]) -> bool:
    return len(tenures) == 1 and not tenures[0].ending and (CLOCK - tenures[0].starts_on).days > 260


def _placement(
    post: Post, home: Area, area: str, setting: str, begins: date, last_day: date | None, rng: Random
) -> Placement:
    reach = "own" if area == home.code else "neighbouring" if area in home.neighbours else "new"
    kind = HOST_KIND.get(setting)
    return Placement(
        key=f"{post.key}-{begins.isoformat()}",
        post_key=post.key,
        area_code=area,
        host_key=f"{area}-{kind}" if kind else None,
        setting=setting,
        starts_on=begins,
        last_day=last_day,
        days_a_week=min(4.0 if kind else 5.0, 5 * post.fte),
        reach=reach,
        known_there_before=chance(rng, {"own": 0.95, "neighbouring": 0.6, "new": 0.15}[reach]),
        joint_work_before=chance(rng, {"own": 0.7, "neighbouring": 0.4, "new": 0.1}[reach]),
        sponsor=SPONSORS[rng.randrange(len(SPONSORS))],
    )
