"""Where a young person can stand, seen from the people of the matrix, and how a record comes to stand there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from spokework.access.roles import Role
from spokework.casework import actions, codes
from spokework.casework.models import BreakGlass
from spokework.programme.tests.situations import AT_THE_MACHINE

if TYPE_CHECKING:
    from .world import Record, World

OWN = "own case"
TAKEN_OVER = "own case, taken over from a colleague"
COVERED = "covered for a colleague"
COLLEAGUES = "a colleague's case"
HANDED_OVER = "own case until it was handed over"
REASON = "opened with a reason"
REASON_OVER = "opened with a reason, an hour ago"
NAMED = "restricted, and named"
RESTRICTED = "own case, restricted to others"
RESTRICTED_REASON = "opened with a reason, then restricted to others"
OTHER_HUB = "another hub's"
PLACES = (
    OWN,
    TAKEN_OVER,
    COVERED,
    COLLEAGUES,
    HANDED_OVER,
    REASON,
    REASON_OVER,
    NAMED,
    RESTRICTED,
    RESTRICTED_REASON,
    OTHER_HUB,
)
OF_THE_HUB = tuple(place for place in PLACES if place != OTHER_HUB)
LOOKED_AT = (REASON, REASON_OVER, RESTRICTED_REASON)

OPEN_SINCE = timedelta(days=100)
OPEN, PAUSED, CLOSED = "open", "paused", "closed"

LOOKERS = (Role.SPOKE_WORKER, Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION_OFFICER)


def _nothing_more(*_: Any) -> None:
    pass


def _taken_over(world: World, record: Record) -> None:
    actions.hand_over(case=record.case, appointment=world.own_post, summary="All is told", by=AT_THE_MACHINE)


def _handed_over(world: World, record: Record) -> None:
    actions.hand_over(case=record.case, appointment=world.colleague, summary="All is told", by=AT_THE_MACHINE)


def _with_a_reason(world: World, record: Record) -> None:
    world.look(record, *LOOKERS)


def _reason_over(world: World, record: Record) -> None:
    world.look(record, *LOOKERS)
    looks = BreakGlass.objects.unscoped("tests").filter(young_person=record.young_person)
    looks.update(starts=timezone.now() - timedelta(minutes=61), ends=timezone.now() - timedelta(minutes=1))


def _named(world: World, record: Record) -> None:
    world.restrict(record, world.people[Role.SPOKE_WORKER], by=world.people[Role.HUB_MANAGER])


def _restricted(world: World, record: Record) -> None:
    world.restrict(record, world.colleague.worker, by=world.second_manager)


def _reason_then_restricted(world: World, record: Record) -> None:
    _with_a_reason(world, record)
    _restricted(world, record)


IN_PLACE: dict[str, Callable[[World, Record], None]] = dict.fromkeys(PLACES, _nothing_more) | {
    TAKEN_OVER: _taken_over,
    HANDED_OVER: _handed_over,
    REASON: _with_a_reason,
    REASON_OVER: _reason_over,
    NAMED: _named,
    RESTRICTED: _restricted,
    RESTRICTED_REASON: _reason_then_restricted,
}


def _paused(record: Record) -> None:
    record.case = actions.pause_case(case=record.case, reason="In hospital", by=AT_THE_MACHINE)


def _closed(record: Record) -> None:
    closing = {"reason": codes.ClosureReason.values[0], "not_assessed": codes.NotAssessed.values[0]}
    actions.close_case(case=record.case, by=AT_THE_MACHINE, **closing)


IN_STATE: dict[str, Callable[[Record], None]] = {OPEN: _nothing_more, PAUSED: _paused, CLOSED: _closed}
