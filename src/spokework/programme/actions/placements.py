"""Where posts work from. A change ends the running placement and begins another; nothing is overwritten."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.checks import in_order, overlapping, span
from spokework.programme.models import Area, HostAgency, Placement, Post, Relation, Setting

from .posts import lock


@transaction.atomic
def place_post(
    *,
    post: Post,
    area: Area,
    setting: Setting,
    start: date,
    by: Actor,
    end: date | None = None,
    host: HostAgency | None = None,
    days_a_week: Decimal = Decimal(5),
    relation: str = Relation.OWN,
    hub_known_there: bool = False,
    joint_investigations_before: bool = False,
    sponsor: str = "",
) -> Placement:
    """A placement without a last day ends the day before this one; every other overlap is refused."""
    require(by, P.MANAGE_HUB, post)
    in_order(start, end)
    _fits(area, host, days_a_week, relation)
    lock(post)
    _make_room(post, start, end, by)
    placement: Placement = Placement.objects.create(
        hub_id=post.hub_id,
        post=post,
        area=area,
        host=host,
        setting=setting,
        start=start,
        end=end,
        days_a_week=days_a_week,
        relation=relation,
        hub_known_there=hub_known_there,
        joint_investigations_before=joint_investigations_before,
        sponsor=" ".join(sponsor.split()),
    )
    record(
        "placed post", by=by, hub_id=post.hub_id, about=placement, fields=["area", "host", "setting", "start", "end"]
    )
    return placement


@transaction.atomic
def end_placement(*, placement: Placement, end: date, by: Actor, expected: int | None = None) -> Placement:
    require(by, P.MANAGE_HUB, placement)
    lock(placement.post)
    placement.refresh_from_db(fields=["start", "end"])
    if placement.end is not None and placement.end < clock.today():
        raise Refused(f"This placement ended on {long_date(placement.end)}.", field="end")
    in_order(placement.start, end)
    for other in overlapping(placement.start, end, _of_post(placement.post_id).exclude(pk=placement.pk)):
        raise Refused(
            f"The post is placed elsewhere {span(other.start, other.end)}. Choose an earlier last day.", field="end"
        )
    changed = placement.change(expected=expected, end=end)
    record("ended placement", by=by, hub_id=placement.hub_id, about=placement, fields=changed)
    return placement


def _of_post(post_id: UUID) -> QuerySet[Placement]:
    return Placement.objects.unscoped("a post is in one place at a time").filter(post=post_id).select_related("area")


def _make_room(post: Post, start: date, end: date | None, by: Actor) -> None:
    for other in overlapping(start, end, _of_post(post.pk)):
        if other.end is None and other.start < start:
            other.change(end=start - timedelta(days=1))
            record("ended placement", by=by, hub_id=post.hub_id, about=other, fields=["end"])
            continue
        raise Refused(
            f"This post is placed in {other.area} {span(other.start, other.end)}. "
            "Choose dates that do not touch those, or end that placement first.",
            field="start",
        )


def _fits(area: Area, host: HostAgency | None, days_a_week: Decimal, relation: str) -> None:
    if host is not None and host.area_id != area.pk:
        raise Refused(f"{host} is not in {area}. Choose a host there, or none.", field="host")
    if not 0 < days_a_week <= 7:
        raise Refused("Enter how many days a week the worker is there, from 0.5 to 7.", field="days_a_week")
    if relation not in Relation.values:
        raise Refused("Choose how the area stands to the hub.", field="relation")
