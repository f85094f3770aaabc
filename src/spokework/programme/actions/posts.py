"""Posts and the people in them."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.checks import a_name, in_order, overlapping, span
from spokework.programme.memberships import WORKING_ROLES
from spokework.programme.models import Appointment, Hub, Membership, Post


@transaction.atomic
def create_post(
    *,
    hub: Hub,
    by: Actor,
    title: str = "Spoke worker",
    fte: Decimal = Decimal(1),
    caseload_min: int = 10,
    caseload_cap: int = 12,
    expected_a_year: int = 20,
) -> Post:
    require(by, P.MANAGE_HUB, hub)
    facts = _checked(title, fte, caseload_min, caseload_cap, expected_a_year)
    post: Post = Post.objects.create(hub=hub, **facts)
    record("created post", by=by, hub_id=hub.pk, about=post, fields=list(facts))
    return post


@transaction.atomic
def change_post(
    *,
    post: Post,
    title: str,
    fte: Decimal,
    caseload_min: int,
    caseload_cap: int,
    expected_a_year: int,
    by: Actor,
    expected: int | None = None,
) -> Post:
    require(by, P.MANAGE_HUB, post)
    facts = _checked(title, fte, caseload_min, caseload_cap, expected_a_year)
    changed = post.change(expected=expected, **facts)
    if changed:
        record("changed post", by=by, hub_id=post.hub_id, about=post, fields=changed)
    return post


@transaction.atomic
def appoint(*, post: Post, worker: Account, start: date, by: Actor, end: date | None = None) -> Appointment:
    require(by, P.MANAGE_HUB, post)
    in_order(start, end)
    lock(post)
    _works_here(worker, post, start)
    others = Appointment.objects.unscoped("a post has one holder at a time").filter(post=post).select_related("worker")
    for other in overlapping(start, end, others):
        raise Refused(
            f"{other.worker} holds this post {span(other.start, other.end)}. "
            "End that appointment first, or choose other dates.",
            field="start",
        )
    appointment: Appointment = Appointment.objects.create(
        hub_id=post.hub_id, post=post, worker=worker, start=start, end=end
    )
    record("appointed", by=by, hub_id=post.hub_id, about=appointment, fields=["post", "worker", "start", "end"])
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, end: date, by: Actor, expected: int | None = None) -> Appointment:
    """``end`` is the last day. What she holds on that day is for the manager to hand on."""
    require(by, P.MANAGE_HUB, appointment)
    lock(appointment.post)
    appointment.refresh_from_db(fields=["start", "end"])
    if appointment.end is not None and appointment.end < clock.today():
        raise Refused(f"This appointment ended on {long_date(appointment.end)}.", field="end")
    in_order(appointment.start, end)
    others = Appointment.objects.unscoped("a post has one holder at a time").filter(post=appointment.post_id)
    for other in overlapping(appointment.start, end, others.exclude(pk=appointment.pk)):
        raise Refused(
            f"Somebody else holds this post {span(other.start, other.end)}. Choose an earlier last day.", field="end"
        )
    changed = appointment.change(expected=expected, end=end)
    record("ended appointment", by=by, hub_id=appointment.hub_id, about=appointment, fields=changed)
    return appointment


def lock(post: Post) -> None:
    """Of two people who change who or where a post is, the second waits and then sees what the first did."""
    Post.objects.unscoped("to lock the post").select_for_update().get(pk=post.pk)


def _works_here(worker: Account, post: Post, start: date) -> None:
    held = Membership.objects.filter(account=worker, hub=post.hub_id, role__in=WORKING_ROLES)
    if not worker.is_active or not held.not_over_on(start).unscoped("may this person work cases here").exists():
        raise Refused(
            f"{worker} does not work with young people in this hub. Ask the hub's administrator to invite "
            "them as a spoke worker first.",
            field="worker",
        )


def _checked(title: str, fte: Decimal, least: int, cap: int, expected_a_year: int) -> dict[str, Any]:
    if not 0 < fte <= 1:
        raise Refused("Enter how much of full time the post is, from 0.1 to 1.", field="fte")
    if least < 0 or expected_a_year < 0:
        raise Refused("Enter 0 or more.", field="caseload_min" if least < 0 else "expected_a_year")
    if cap < max(least, 1):
        raise Refused(f"The most cases, {cap}, cannot be fewer than the least, {max(least, 1)}.", field="caseload_cap")
    return {
        "title": a_name(title, field="title", what="a title"),
        "fte": fte,
        "caseload_min": least,
        "caseload_cap": cap,
        "expected_a_year": expected_a_year,
    }
