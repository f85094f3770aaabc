"""Looking beyond one's own young people with a reason, and keeping a record to named people."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed, can
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.casework.models import BreakGlass, NamedReader, YoungPerson
from spokework.casework.models.looking import LOOKED_BEYOND
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.models import Membership

from .base import claim, did, lock
from .noticing import give_notice, settle_notices

FOR = timedelta(minutes=60)
SHORTEST_REASON = 10
_WHO_MAY_READ = [role.value for role in Role if P.OPEN_YOUNG_PERSON in ROLES[role].permissions]


@transaction.atomic
def look_beyond(*, young_person: YoungPerson, reason: str, by: Actor) -> BreakGlass:
    """Open one record to one person for an hour of real time. Those who review access are told at once."""
    reason = reason.strip()
    if not can(by, P.LOOK_BEYOND, young_person.hub_id):
        raise NotAllowed(f"{P.LOOK_BEYOND.name} is needed")
    if len(reason) < SHORTEST_REASON:
        raise Refused(
            "Say why you need this record now, in a sentence. It is read by those who review access.", field="reason"
        )
    if young_person.is_within_reach_of(by):
        raise Refused("You can open this record already. Go to it without a reason.")
    locked = lock(young_person)
    if not _would_open(locked, by):
        # The same answer as for a record that is not there: who has asked not to be found by somebody stays unfound.
        raise NotAllowed("restricted to named people")
    now = timezone.now()
    look = BreakGlass(
        hub_id=locked.hub_id,
        young_person=locked,
        number=BreakGlass.objects.next_number(locked.pk),
        account_id=by.id,
        reason=reason,
        starts=now,
        ends=now + FOR,
    )
    look.save(force_insert=True)
    give_notice(
        hub_id=locked.hub_id,
        permission=P.REVIEW_ACCESS,
        kind=LOOKED_BEYOND,
        reference=locked.reference,
        text=f"{by.name} opened {locked.reference} with a reason. Review it.",
    )
    did("looked beyond", look, by=by, fields=["reason"])
    return look


def _would_open(young_person: YoungPerson, by: Actor) -> bool:
    """Somebody whose whole reach is by reason passes a restriction; a worker does not."""
    if not can(by, P.REACH_OWN, young_person.hub_id):
        return True
    named = NamedReader.objects.unscoped("is the record kept to named people").filter(young_person=young_person)
    return not named.exists() or named.filter(account_id=by.id).exists()


@transaction.atomic
def review_look(*, break_glass: BreakGlass, note: str, by: Actor) -> BreakGlass:
    """Not a question of reach: whoever reviews access in the hub reads the reason, not the record."""
    if not can(by, P.REVIEW_ACCESS, break_glass.hub_id):
        raise NotAllowed(f"{P.REVIEW_ACCESS.name} is needed")
    rows = BreakGlass.objects.unscoped("the permission was checked just above").select_related("young_person")
    locked: BreakGlass = rows.select_for_update(of=("self",)).get(pk=break_glass.pk)
    if locked.account_id == by.id:
        raise Refused(
            "Nobody reviews their own look. Ask the manager, the safeguarding lead or the data protection officer."
        )
    if locked.reviewed_at is not None:
        raise Refused("This look was reviewed already.")
    fields = locked.change(reviewed_at=timezone.now(), reviewed_by_id=by.account_id, review_note=note.strip())
    _settle(locked, by)
    did("look reviewed", locked, by=by, fields=fields)
    return locked


def _settle(look: BreakGlass, by: Actor) -> None:
    """The notices go once nothing about this young person waits to be reviewed."""
    open_looks = BreakGlass.objects.unscoped("those still to be reviewed").filter(reviewed_at=None)
    if not open_looks.filter(young_person_id=look.young_person_id).exists():
        settle_notices(hub_id=look.hub_id, kind=LOOKED_BEYOND, reference=look.young_person.reference, by=by)


@transaction.atomic
def restrict_record(
    *, young_person: YoungPerson, accounts: Sequence[Account], by: Actor, version: int | None = None
) -> list[NamedReader]:
    """Keep the record to these people and the one who restricts it – a worker may know the family."""
    claim(young_person, P.RESTRICT_RECORD, by=by)
    locked = lock(young_person)
    wanted = {account.pk for account in accounts} | (set() if by.at_the_machine else {by.id})
    _check_readers(locked, [account for account in accounts if account.pk != by.id])
    # The list belongs to the young person: whoever chose from an older one is shown both.
    locked.change(expected=version)
    rows = NamedReader.objects.unscoped("the permission was checked just above").filter(young_person=locked)
    rows.exclude(account_id__in=wanted).delete()
    there = set(rows.values_list("account_id", flat=True))
    for account_id in sorted(wanted - there):
        reader = NamedReader(hub_id=locked.hub_id, young_person=locked, account_id=account_id, by_id=by.account_id)
        reader.save(force_insert=True)
    did("record restricted", locked, by=by, fields=["named readers"])
    return list(rows.select_related("account"))


def _check_readers(young_person: YoungPerson, accounts: Sequence[Account]) -> None:
    memberships = Membership.objects.filter(hub=young_person.hub_id, role__in=_WHO_MAY_READ, account__is_active=True)
    working = memberships.in_force_on(clock.today()).unscoped("who works with young people in this hub")
    may = set(working.values_list("account_id", flat=True))
    for account in accounts:
        if account.pk not in may:
            raise Refused(
                f"{account.name} does not work with young people in this hub. Leave them out.", field="accounts"
            )


@transaction.atomic
def lift_restriction(*, young_person: YoungPerson, by: Actor) -> YoungPerson:
    claim(young_person, P.RESTRICT_RECORD, by=by)
    locked = lock(young_person)
    readers = NamedReader.objects.unscoped("the permission was checked just above").filter(young_person=locked)
    if not readers.exists():
        raise Refused("This record is not restricted.")
    readers.delete()
    locked.change()
    did("restriction lifted", locked, by=by, fields=["named readers"])
    return locked
