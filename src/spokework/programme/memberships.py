"""From memberships to the Actor on which access decides; and who may give, end and repair whose."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from spokework.access.decide import Actor, Grant, can
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.core.compiled import Compiled

from .models import Membership

# Whoever holds one of these may be appointed to a post and be given cases.
WORKING_ROLES = [role.value for role in Role if P.WORK_CASE in ROLES[role].permissions]


def actor_for(account: Account) -> Actor:
    """What the person may do today. One query; nothing in force leaves an actor without grants."""
    held = _held_on(clock.today()).every(account.pk)
    return Actor(
        id=account.pk,
        name=account.name,
        grants=tuple(Grant(role=Role(role), hub_id=hub and UUID(str(hub))) for role, hub in held),
    )


@lru_cache(maxsize=8)
def _held_on(day: date) -> Compiled:
    """Every request asks it."""
    rows = Membership.objects.in_force_on(day).unscoped("to know what this person may do at all")
    return Compiled(
        lambda account: rows.filter(account=account).order_by("role", "hub_id").values_list("role", "hub_id")
    )


def holders(hub_id: UUID, permission: P) -> QuerySet[Account]:
    """Whose role gives them the permission in the hub today."""
    roles = [role.value for role in Role if permission in ROLES[role].permissions]
    held = Membership.objects.filter(hub=hub_id, role__in=roles).in_force_on(clock.today())
    accounts = held.unscoped("who holds it is what is asked").order_by().values("account")
    return Account.objects.filter(pk__in=accounts, is_active=True)


def may_grant(actor: Actor, role: Role, hub_id: UUID | None) -> bool:
    """Whether a role the actor holds – there, or for the whole programme – may grant this one."""
    if actor.at_the_machine:
        return True
    permission = P.MANAGE_PEOPLE if ROLES[role].of_hub else P.MANAGE_PROGRAMME_PEOPLE
    if not can(actor, permission, hub_id):
        return False
    return any(
        role in ROLES[grant.role].may_grant for grant in actor.grants if grant.hub_id is None or grant.hub_id == hub_id
    )


def may_end(actor: Actor, role: Role, hub_id: UUID | None) -> bool:
    """Whoever could grant it, and whoever manages people everywhere: nobody who must go can only be let go by one."""
    return may_grant(actor, role, hub_id) or actor.everywhere(P.MANAGE_PEOPLE)


def grantable(actor: Actor, hub_id: UUID | None) -> list[Role]:
    return [role for role in Role if ROLES[role].of_hub == (hub_id is not None) and may_grant(actor, role, hub_id)]


def may_hand_over_link(actor: Actor, account: Account) -> bool:
    """Whether the actor may hold the link that opens this account.

    For people of one's own hubs only: a role held elsewhere would be opened from here.
    """
    if actor.id == account.pk:
        return False
    if actor.everywhere(P.MANAGE_PEOPLE):
        return True
    held = Membership.objects.filter(account=account).not_over_on(clock.today())
    hubs = set(held.unscoped("every role the person holds matters").values_list("hub_id", flat=True))
    return bool(hubs) and hubs <= actor.hubs_with(P.MANAGE_PEOPLE)
