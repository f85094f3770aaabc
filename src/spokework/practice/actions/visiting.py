"""Lone visits: planned, checked in from, extended, called off. All in real time: safety is now."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.casework.actions.noticing import settle_notices
from spokework.casework.actions.working import said
from spokework.core.errors import Refused
from spokework.practice.models import LoneVisit
from spokework.practice.states import LONE_VISIT, LoneVisitState
from spokework.programme.memberships import holders

from .base import at_hub, did, lock

OVERDUE = "lone_visit_overdue"  # the kind of notice, which goes away once nobody is waited for
LONGEST = timedelta(hours=12)  # between two signs of life
SINCE = timedelta(hours=1)  # planned from the car: it has begun already
AHEAD = timedelta(days=28)


@transaction.atomic
def plan_lone_visit(
    *, hub_id: UUID, buddy: Account, starts_at: datetime, due_at: datetime, where: str, plan: str, by: Actor
) -> LoneVisit:
    at_hub(hub_id, P.OWN_SUPPORT, by=by)
    visit = LoneVisit(
        hub_id=hub_id,
        worker_id=by.id,
        buddy_id=_a_buddy(hub_id, buddy, by),
        starts_at=_a_start(starts_at),
        due_at=_a_due_time(due_at, after=starts_at),
        where=said(where, field="where", ask="Say where you will be, so that somebody can come."),
        plan=said(plan, field="plan", ask="Say what is to be done if you do not check in."),
    )
    visit.save(force_insert=True)
    did("lone visit planned", visit, by=by)
    return visit


def _a_buddy(hub_id: UUID, buddy: Account, by: Actor) -> UUID:
    if buddy.pk == by.id:
        raise Refused("You cannot wait for yourself. Choose a colleague.", field="buddy")
    if not holders(hub_id, P.OWN_SUPPORT).filter(pk=buddy.pk).exists():
        raise Refused(f"{buddy.name} does not work in this hub. Choose somebody who does.", field="buddy")
    return buddy.pk


def _a_start(starts_at: datetime) -> datetime:
    now = timezone.now()
    if starts_at < now - SINCE:
        raise Refused("That is more than an hour ago. Enter when you are setting out, or will.", field="starts")
    if starts_at > now + AHEAD:
        raise Refused(f"Plan a visit no more than {AHEAD.days} days ahead.", field="day")
    return starts_at


def _a_due_time(due_at: datetime, *, after: datetime) -> datetime:
    if due_at <= after:
        raise Refused("You check in after you have set out. Enter a later time.", field="due")
    if due_at - after > LONGEST:
        hours = int(LONGEST.total_seconds() // 3600)
        raise Refused(f"Nobody should wait longer than {hours} hours for a sign. Enter an earlier time.", field="due")
    if due_at <= timezone.now():
        raise Refused("That time is past already. Enter a later one.", field="due")
    return due_at


@transaction.atomic
def check_in(*, visit: LoneVisit, by: Actor) -> LoneVisit:
    """She is safe – said by herself, or by whoever waited and has heard from her."""
    return _end(visit, "check_in", "checked in", by)


@transaction.atomic
def cancel_lone_visit(*, visit: LoneVisit, by: Actor) -> LoneVisit:
    return _end(visit, "cancel", "lone visit cancelled", by)


def _end(visit: LoneVisit, verb: str, said_as: str, by: Actor) -> LoneVisit:
    locked, state = _step(visit, verb, by)
    locked.change(state=state, done_at=timezone.now(), done_by_id=by.account_id)
    _settle(locked, by)
    did(said_as, locked, by=by)
    return locked


@transaction.atomic
def extend_lone_visit(*, visit: LoneVisit, due_at: datetime, by: Actor) -> LoneVisit:
    """Once it is overdue too: she has called. If the new time passes, everybody is told again."""
    locked, _ = _step(visit, "extend", by)
    locked.change(
        due_at=_a_due_time(due_at, after=max(locked.starts_at, timezone.now())), told_at=None, telling_at=None
    )
    _settle(locked, by)
    did("lone visit extended", locked, by=by, fields=["due_at"])
    return locked


def _step(visit: LoneVisit, verb: str, by: Actor) -> tuple[LoneVisit, str]:
    require(by, LONE_VISIT.transition(verb).permission, visit)
    locked = lock(visit)
    return locked, LONE_VISIT.step(verb, locked.state)


def _settle(visit: LoneVisit, by: Actor) -> None:
    """The notices go once nobody in the hub is waited for."""
    open_ones = LoneVisit.objects.unscoped("whether anybody else of the hub is overdue").filter(hub=visit.hub_id)
    overdue = open_ones.filter(state=LoneVisitState.PLANNED, due_at__lte=timezone.now())
    if not overdue.exists():
        settle_notices(hub_id=visit.hub_id, kind=OVERDUE, reference="", by=by)
