"""Giving a young person to a worker, and to the next one."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.casework.models import Allocation, Case, Cover, NamedReader, Referral, YoungPerson
from spokework.casework.queries.room import held
from spokework.casework.states import CASE, REFERRAL
from spokework.core import clock
from spokework.core.dates import long_date, long_days
from spokework.core.errors import Refused
from spokework.programme.models import Appointment, Membership, Post

from .base import claim, did
from .triaging import under_lock
from .working import said

# The first assessment is due four weeks after the case opens; signing it sets the next review.
FIRST_ASSESSMENT = timedelta(days=28)
_ONE_DAY = timedelta(days=1)
_WHO_CAN_COVER = [role.value for role in Role if P.REACH_OWN in ROLES[role].permissions]


@transaction.atomic
def allocate_referral(*, referral: Referral, appointment: Appointment, by: Actor, over_cap_reason: str = "") -> Case:
    """Opens the case today."""
    locked = under_lock(referral, "allocate", by=by)
    state = REFERRAL.step("allocate", locked.state)
    case = open_case(
        locked.young_person,
        appointment,
        by=by,
        area_id=locked.area_id,
        referral=locked,
        reopens=_last_case(locked.young_person),
        over_cap_reason=over_cap_reason,
    )
    changed = locked.change(state=state, ended_on=clock.today())
    did("referral allocated", locked, by=by, fields=changed)
    return case


def _last_case(young_person: YoungPerson) -> Case | None:
    """A young person referred again after a closed case: the new one says which it follows."""
    rows = Case.objects.unscoped("the young person's earlier ones").filter(young_person=young_person)
    last: Case | None = rows.order_by("-number").first()
    return last


def open_case(
    young_person: YoungPerson,
    appointment: Appointment,
    *,
    by: Actor,
    area_id: UUID,
    referral: Referral | None = None,
    reopens: Case | None = None,
    over_cap_reason: str = "",
) -> Case:
    """Part of allocating and of reopening, under the young person's lock: a case and who holds it."""
    refuse_second_case(young_person)
    today = clock.today()
    case = Case(
        hub_id=young_person.hub_id,
        young_person=young_person,
        number=Case.objects.next_number(young_person.pk),
        referral=referral,
        reopens=reopens,
        area_id=area_id,
        opened=today,
        review_due=today + FIRST_ASSESSMENT,
    )
    case.save(force_insert=True)
    did("case opened", case, by=by)
    give_to(case, appointment, by=by, over_cap_reason=over_cap_reason)
    return case


def give_to(
    case: Case, appointment: Appointment, *, by: Actor, over_cap_reason: str = "", summary: str = ""
) -> Allocation:
    """Under the young person's lock: from today this worker holds the case."""
    check_may_hold(case, appointment, over_cap_reason=over_cap_reason)
    allocation = Allocation(
        hub_id=case.hub_id,
        young_person_id=case.young_person_id,
        case=case,
        appointment=appointment,
        start=clock.today(),
        over_cap_reason=over_cap_reason.strip(),
        summary=summary,
    )
    allocation.save(force_insert=True)
    did("case allocated", allocation, by=by, fields=["appointment"])
    return allocation


@transaction.atomic
def hand_over(
    *, case: Case, appointment: Appointment, summary: str, by: Actor, over_cap_reason: str = ""
) -> Allocation:
    """From today the next worker holds the case, and the one before no longer sees the record."""
    summary = said(summary, field="summary", ask="Write what the next worker needs to know.")
    claim(case, CASE.transition("hand_over").permission, by=by)
    case = Case.objects.unscoped("read again under the lock").select_related("young_person").get(pk=case.pk)
    CASE.step("hand_over", case.state)
    running = Allocation.objects.unscoped("who holds the case now").filter(case=case, end=None).first()
    if running is not None and running.appointment_id == appointment.pk:
        raise Refused("This worker holds the case already. Choose another one.", field="appointment")
    if running is not None:
        running.change(end=clock.today())
    return give_to(case, appointment, by=by, over_cap_reason=over_cap_reason, summary=summary)


@transaction.atomic
def arrange_cover(*, appointment: Appointment, covered_by: Account, start: date, end: date, by: Actor) -> Cover:
    """From the first day to the last, both counted, somebody else sees this worker's young people too."""
    require(by, P.ALLOCATE_CASE, appointment)
    _check_cover(appointment, covered_by, start, end)
    Post.objects.unscoped("one cover of a worker at a time").select_for_update().get(pk=appointment.post_id)
    others = Cover.objects.unscoped("does this person cover already").filter(appointment=appointment, by=covered_by)
    for other in others.filter(start__lte=end, end__gte=start):
        raise Refused(
            f"{covered_by} covers already: {long_days(other.start, other.end)}. "
            "End that cover first, or choose other days.",
            field="start",
        )
    cover = Cover(hub_id=appointment.hub_id, appointment=appointment, by=covered_by, start=start, end=end)
    cover.save(force_insert=True)
    record("cover arranged", by=by, hub_id=cover.hub_id, about=cover, fields=["appointment", "by", "start", "end"])
    return cover


@transaction.atomic
def end_cover(*, cover: Cover, by: Actor) -> Cover:
    """At once: yesterday was its last day."""
    require(by, P.ALLOCATE_CASE, cover)
    locked: Cover = Cover.objects.unscoped("read again under its lock").select_for_update().get(pk=cover.pk)
    if locked.end < clock.today():
        raise Refused(f"This cover ended on {long_date(locked.end)}.")
    locked.change(end=clock.today() - _ONE_DAY)
    record("cover ended", by=by, hub_id=locked.hub_id, about=locked, fields=["end"])
    return locked


def refuse_second_case(young_person: YoungPerson) -> None:
    cases = Case.objects.unscoped("one live case a young person").filter(young_person=young_person)
    if cases.live().exists():
        raise Refused(
            "This young person already has an open case. Work on that one, or hand it over, and withdraw any referral "
            "that waits beside it."
        )


def check_may_hold(case: Case, appointment: Appointment, *, over_cap_reason: str = "") -> None:
    """Of two managers who give the last place away, the second waits for the post and then sees it taken."""
    if appointment.hub_id != case.hub_id:
        raise Refused("This worker belongs to another hub. Choose one of this hub.", field="appointment")
    post = Post.objects.unscoped("to count under its lock").select_for_update().get(pk=appointment.post_id)
    rows = Appointment.objects.unscoped("as it stands under the post's lock").select_related("worker")
    _check_in_post(rows.get(pk=appointment.pk))
    _check_may_see(case, appointment)
    _check_room(post, appointment, over_cap_reason)


def _check_in_post(appointment: Appointment) -> None:
    # A role given up today shuts the record at once, though the appointment still counts its last day.
    roles = Membership.objects.filter(account=appointment.worker_id, hub=appointment.hub_id, role__in=_WHO_CAN_COVER)
    working = roles.in_force_on(clock.today()).unscoped("may this person see young people here")
    if not appointment.is_current or not appointment.worker.is_active or not working.exists():
        raise Refused("This worker is not in post today. Choose somebody who is.", field="appointment")


def _check_may_see(case: Case, appointment: Appointment) -> None:
    named = NamedReader.objects.unscoped("who may see this record").filter(young_person=case.young_person_id)
    readers = set(named.values_list("account_id", flat=True))
    if readers and appointment.worker_id not in readers:
        raise Refused(
            "This record is restricted, and the worker is not among the people named. Name her first, or choose "
            "somebody who is.",
            field="appointment",
        )


def _check_room(post: Post, appointment: Appointment, over_cap_reason: str) -> None:
    count = held([appointment.pk]).get(appointment.pk, 0)
    if count >= post.room and not over_cap_reason.strip():
        raise Refused(
            f"This worker holds {count} of {post.room}. Choose somebody with room, or write why it should be more.",
            field="over_cap_reason",
        )


def _check_cover(appointment: Appointment, covered_by: Account, start: date, end: date) -> None:
    if end < start:
        raise Refused("The last day is before the first. Check both.", field="end")
    if end < clock.today():
        raise Refused("These days are over. Choose a last day from today on.", field="end")
    if covered_by.pk == appointment.worker_id:
        raise Refused("Nobody covers for themselves. Choose somebody else.", field="covered_by")
    held_here = Membership.objects.filter(account=covered_by, hub=appointment.hub_id, role__in=_WHO_CAN_COVER)
    working = held_here.in_force_on(max(start, clock.today())).unscoped("may this person see young people here")
    if not covered_by.is_active or not working.exists():
        raise Refused(
            f"{covered_by} does not work with young people in this hub. Choose somebody who does.", field="covered_by"
        )
