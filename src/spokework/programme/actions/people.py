"""Who holds which role where."""

from datetime import date

from django.db import transaction

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import ROLES, Role
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.checks import in_order, span
from spokework.programme.memberships import may_end, may_grant, may_hand_over_link
from spokework.programme.models import Appointment, Hub, Membership


@transaction.atomic
def grant_membership(
    *,
    account: Account,
    role: Role,
    by: Actor,
    hub: Hub | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Membership:
    """ROLES[…].may_grant decides. Nobody gives anything to themselves."""
    _held_where_it_belongs(role, hub)
    if not may_grant(by, role, hub.pk if hub else None):
        raise NotAllowed(f"the role of {role.label} is not yours to give here")
    if by.id == account.pk:
        raise NotAllowed("nobody gives a role to themselves")
    start = start or clock.today()
    in_order(start, end)
    if not account.is_active:
        raise Refused(f"{account} has left. Invite them again, so that they set up their sign-in anew.")
    Account.objects.select_for_update().get(pk=account.pk)
    held = Membership.objects.filter(account=account, role=role, hub=hub).not_over_on(start)
    for other in held.unscoped("a role is held once at a time"):
        if end is None or other.start < end:
            raise Refused(
                f"{account} is {role.label.lower()} here {span(other.start, other.end)} already.", field="role"
            )
    membership: Membership = Membership.objects.create(account=account, role=role, hub=hub, start=start, end=end)
    record("granted membership", by=by, hub_id=membership.hub_id, about=membership, fields=["account", "role", "hub"])
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: Actor, end: date | None = None) -> Membership:
    """``end`` is the first day without the role: today shuts the door now.

    A leaver's appointments in the hub end with her last role there, and her account with her last role anywhere.
    """
    if not may_end(by, membership.role_held, membership.hub_id):
        raise NotAllowed(f"the role of {membership.role_held.label} is not yours to end here")
    if by.id == membership.account_id:
        raise Refused("Nobody ends a role of their own. Ask another administrator.")
    today = clock.today()
    end = end or today
    account = Account.objects.select_for_update().get(pk=membership.account_id)
    membership.refresh_from_db(fields=["start", "end"])
    if membership.end is not None and membership.end <= today:
        raise Refused(f"This role ended on {long_date(membership.end)}.", field="end")
    membership.change(end=max(end, membership.start))
    record("ended membership", by=by, hub_id=membership.hub_id, about=membership, fields=["end"])
    _close_what_hung_on_it(membership, account, by)
    return membership


def reset_lost_second_factor(*, account: Account, by: Actor, hub: Hub | None = None) -> str:
    """The person sets up a new one by the link this returns. ``hub`` says whose log it is written in."""
    if not may_hand_over_link(by, account):
        raise NotAllowed("this person's second factor is not yours to reset")
    if not account.is_active:
        raise Refused(f"{account} has left. Invite them again instead.")
    return accounts.reset_second_factor(account=account, by=by, hub_id=hub.pk if hub else None)


def _held_where_it_belongs(role: Role, hub: Hub | None) -> None:
    if ROLES[role].of_hub and hub is None:
        raise Refused(f"The role of {role.label.lower()} is held in a hub. Choose the hub.", field="hub")
    if not ROLES[role].of_hub and hub is not None:
        raise Refused(
            f"The role of {role.label.lower()} is held for the whole programme. Leave the hub out.", field="hub"
        )


def _close_what_hung_on_it(membership: Membership, account: Account, by: Actor) -> None:
    assert membership.end is not None
    left = Membership.objects.filter(account=account).not_over_on(membership.end).unscoped("whether any role is left")
    if membership.hub_id is not None and not left.filter(hub=membership.hub_id).exists():
        _end_appointments(membership, membership.end, by)
    if membership.end <= clock.today() and not left.exists():
        accounts.deactivate(account=account, by=by, hub_id=membership.hub_id)


def _end_appointments(membership: Membership, end: date, by: Actor) -> None:
    running = Appointment.objects.unscoped("a leaver's appointments end with her role").filter(
        worker=membership.account_id, hub=membership.hub_id
    )
    for appointment in running.exclude(end__lte=end).select_for_update():
        appointment.change(end=max(end, appointment.start))
        record("ended appointment", by=by, hub_id=appointment.hub_id, about=appointment, fields=["end"])
