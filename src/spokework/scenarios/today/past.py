"""The plan as it was since the programme began: the same places, from when they were filled, and what came of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from spokeplan.plan import Plan, Post
from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.insight.labels import labels
from spokework.insight.monthly import opened_by_month
from spokework.insight.queries.figures import Reader
from spokework.programme.models import Appointment, Placement
from spokework.scenarios.queries.programme import establishment

LEAST_MONTHS = 6


@dataclass(frozen=True)
class Past:
    """``observed``: cases opened, month by month. ``quarters``: the same by quarter, None where it may not be shown."""

    plan: Plan
    observed: list[int]
    quarters: Mapping[int, int] | None
    total: int


def the_past(reader: Reader, actor: Actor, plan: Plan) -> Past:
    """What happened is held against the lengths, levels, rates and ramp-up of ``plan``.

    A post is one in each of its areas, from the day it was first filled there to the day it left; between two workers
    it is taken to be filled. Nobody was in support before.
    """
    as_at = reader.extract.as_at
    posts = _posts(reader, actor, {area.name for area in plan.areas}, as_at)
    first = min((post.start for post in posts), default=as_at).replace(day=1)
    months = (as_at.year - first.year) * 12 + as_at.month - first.month + 1
    if months < LEAST_MONTHS:
        raise Refused(f"There are fewer than {LEAST_MONTHS} months to hold a plan against. Come back when there are.")
    was = replace(
        plan,
        first_month=first,
        months=months,
        posts=tuple(posts),
        areas=tuple(replace(area, waiting=0) for area in plan.areas),
        grants=(),
        turnover=None,
    )
    rows = {row["month"]: row["n"] for row in reader.asked(opened_by_month)}
    at = [start.year * 12 + start.month - 1 for start in was.month_starts[:-1]]
    return Past(was, [rows.get(month, 0) for month in at], _quarters(reader), sum(rows.values()))


def _quarters(reader: Reader) -> Mapping[int, int] | None:
    answer = reader.ask(("new_cases",), each_quarter=True)
    if answer.withheld:
        return None
    return {figure.quarter: int(figure.numerator) for figure in answer.figures if figure.numerator is not None}  # type: ignore[misc]  # each has its quarter


def _posts(reader: Reader, actor: Actor, areas: set[str], as_at: date) -> list[Post]:
    found = establishment(actor, reader.scope.hub)
    called = labels(reader.extract, "area")
    held: dict[Any, list[Appointment]] = {}
    for appointment in found.appointments:
        held.setdefault(appointment.post_id, []).append(appointment)
    jobs = {post.pk: post for post in found.posts}
    made = []
    for number, place in enumerate(found.placements, start=1):
        spell = _spell(place, held.get(place.post_id, []), as_at)
        name = next(
            (
                each
                for each in (called(place.area.code), f"{called(place.area.code)} ({place.area.code})")
                if each in areas
            ),
            None,
        )
        if spell is None or name is None:
            continue
        job = jobs[place.post_id]
        made.append(
            Post(
                name=f"{job.hub.name}: {job.title}, place {number}",
                area=name,
                start=spell[0],
                end=spell[1],
                fte=float(job.fte),
                caseload_cap=job.caseload_cap,
            )
        )
    return made


def _spell(place: Placement, held: list[Appointment], as_at: date) -> tuple[date, date | None] | None:
    """From when to when somebody worked there; no last day where it went on."""
    ends = [each.end for each in held if each.end is None or each.end >= place.start]
    starts = [each.start for each in held if each.end is None or each.end >= place.start]
    if not starts or (begins := max(place.start, min(starts))) > as_at:
        return None
    last = [day for day in (place.end, None if None in ends else max(day for day in ends if day)) if day is not None]
    over = min(last) if last else None
    if over is not None and over < begins:
        return None
    return begins, over if over is not None and over < as_at else None
