"""The plan as it is today, put together, with where each number of it comes from."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from spokeplan.plan import DAYS_A_YEAR, Area, Plan, Post
from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.insight.labels import labels
from spokework.insight.queries.figures import Reader
from spokework.programme.models import Appointment, Placement
from spokework.programme.models import Post as FundedPost
from spokework.scenarios.queries.programme import Establishment, establishment

from .basis import Basis
from .figures import ByArea, PlannedArea, by_area
from .money import grant_names, paid_by, planned
from .people import length_of_support, levels
from .sharing import shared_out
from .workers import ASSUMED_RECRUITING, ramp_up, turnover

LEAST_MONTHS, MOST_MONTHS = 12, 36
AFTER_THE_MONEY = 6
MIDDLE_OF_A_MONTH = 15


@dataclass(frozen=True)
class TodaysPlan:
    plan: Plan
    basis: Basis
    as_at: date


@dataclass(frozen=True)
class _Placed:
    """A post with a place, and who is in it on the plan's first day – or comes later."""

    post: FundedPost
    name: str
    area: str  # code
    place_from: date
    holder: Appointment | None


def todays_plan(reader: Reader, actor: Actor, *, name: str, months: int | None = None) -> TodaysPlan:
    """Within the reader's scope, from the month of its figures on (the next one, from the middle of a month).

    Raises Refused where there is nothing to plan with: no post that is placed.
    """
    basis, as_at = Basis(), reader.extract.as_at
    first = first_month(as_at)
    found = establishment(actor, reader.scope.hub)
    posts = _placed(found, first, basis)
    if not posts:
        raise Refused("No post works anywhere yet, so there is nothing to plan with. Place a post in an area first.")
    areas = _areas(reader, posts, as_at)
    names = _area_names(reader, areas)
    seen = by_area(reader, areas, basis)
    cap, a_year = _most_common(posts), sum(each.post.expected_a_year for each in posts) / len(posts)
    paid = paid_by([each.post for each in posts], found.grants, first, basis)
    money = [grant for grant in found.grants if grant in set(paid.values())]
    grants = grant_names(money)
    leaving = turnover(found.appointments, as_at, basis)
    recruiting = leaving.recruiting.mean_days if leaving else ASSUMED_RECRUITING
    jobs = [
        Post(
            name=each.name,
            area=names[each.area],
            start=max(each.holder.start, each.place_from) if each.holder else max(first, each.place_from),
            hub=each.post.hub.name,
            fte=float(each.post.fte),
            days_to_recruit=0.0 if each.holder else recruiting,
            caseload_cap=None if each.post.caseload_cap == cap else each.post.caseload_cap,
            grant=grants[paid[each.post]] if each.post in paid else None,
        )
        for each in posts
    ]
    plan = Plan(
        name=name,
        first_month=first,
        months=months or _until_after(first, [grant.end for grant in money]),
        caseload_cap=cap,
        length=length_of_support(reader, cap, a_year, basis),
        areas=tuple(
            Area(name=names[area.code], referrals_a_year=rate, population_10_17=area.population, waiting=waiting)
            for area, rate, waiting in zip(areas, seen.referrals_a_year, seen.waiting, strict=True)
        ),
        posts=tuple(jobs),
        grants=planned(money, grants),
        levels=levels(reader, basis),
        ramp_up=ramp_up(basis),
        turnover=leaving,
        young_people_a_year_per_post=round(a_year, 2),
    )
    return TodaysPlan(_with_cases(plan, seen, [names[area.code] for area in areas], basis), basis, as_at)


def first_month(as_at: date) -> date:
    month = as_at.year * 12 + as_at.month - 1 + (as_at.day > MIDDLE_OF_A_MONTH)
    return date(month // 12, month % 12 + 1, 1)


def _until_after(first: date, ends: list[date]) -> int:
    last = max(ends, default=first)
    months = (last.year - first.year) * 12 + last.month - first.month + 1 + AFTER_THE_MONEY
    return min(max(months, LEAST_MONTHS), MOST_MONTHS)


def _placed(found: Establishment, first: date, basis: Basis) -> list[_Placed]:
    places: dict[UUID, Placement] = {}
    for place in found.placements:  # in order of their first days: the one that runs, else the next
        if (place.end is None or place.end >= first) and place.post_id not in places:
            places[place.post_id] = place
    holders: dict[UUID, Appointment] = {}
    for held in found.appointments:
        if (held.end is None or held.end >= first) and held.post_id not in holders:
            holders[held.post_id] = held
    names = _post_names(found.posts)
    rows = [
        _Placed(post, names[post.pk], places[post.pk].area.code, places[post.pk].start, holders.get(post.pk))
        for post in found.posts
        if post.pk in places
    ]
    vacant = sum(row.holder is None for row in rows)
    basis.observed("Posts", f"{len(rows)}, of which {vacant} are vacant", "The programme as it is today")
    if len(rows) < len(found.posts):
        basis.observed("Posts left out", f"{len(found.posts) - len(rows)}", "They have no place to work from")
    return rows


def _post_names(posts: list[FundedPost]) -> dict[UUID, str]:
    often = Counter((post.hub_id, post.title) for post in posts)
    so_far: Counter[tuple[UUID, str]] = Counter()
    names = {}
    for post in posts:
        key = (post.hub_id, post.title)
        so_far[key] += 1
        names[post.pk] = f"{post.hub.name}: {post.title}" + (f" {so_far[key]}" if often[key] > 1 else "")
    return names


def _areas(reader: Reader, posts: list[_Placed], as_at: date) -> list[PlannedArea]:
    since: dict[str, date] = {}
    for row in reader.rows("placements"):
        if row["area"] is not None and row["start"] <= as_at:
            since[row["area"]] = min(row["start"], since.get(row["area"], row["start"]))
    populations = {row["area"]: row["population"] for row in reader.rows("areas")}
    return [
        PlannedArea(code, populations.get(code), ((as_at - since[code]).days / DAYS_A_YEAR) if code in since else 0.0)
        for code in dict.fromkeys(sorted(each.area for each in posts))
    ]


def _area_names(reader: Reader, areas: list[PlannedArea]) -> dict[str, str]:
    called = labels(reader.extract, "area")
    often = Counter(called(area.code) for area in areas)
    return {
        area.code: called(area.code) if often[called(area.code)] == 1 else f"{called(area.code)} ({area.code})"
        for area in areas
    }


def _most_common(posts: list[_Placed]) -> int:
    return Counter(each.post.caseload_cap for each in posts).most_common(1)[0][0]


def _with_cases(plan: Plan, seen: ByArea, areas: list[str], basis: Basis) -> Plan:
    """Who is in support, given to the posts of their area that are filled, as evenly full as may be."""
    filled = [at for at, post in enumerate(plan.posts) if plan.filled_on(post) <= 0 < plan.ends_on(post)[1]]
    cases = [0] * len(plan.posts)
    groups = [(seen.in_support_total, filled)]
    if seen.in_support is not None:
        there = {area: [at for at in filled if plan.posts[at].area == area] for area in areas}
        groups = [(number, there[area]) for area, number in zip(areas, seen.in_support, strict=True)]
    for number, at in groups:
        rooms = [plan.places(plan.posts[each]) for each in at]
        for each, given in zip(at, shared_out(number, rooms, at_most=rooms), strict=True):
            cases[each] = given
    basis.observed(
        "In support on the first day", f"{sum(cases)}", "Figure “Cases held”, given to the posts by their room"
    )
    over = seen.in_support_total - sum(cases)
    if over:
        basis.observed("In support beyond all room", f"{over}", "Left out: a plan holds nobody above the cap")
    posts = tuple(replace(post, open_cases=number) for post, number in zip(plan.posts, cases, strict=True))
    return replace(plan, posts=posts)
