"""From memberships to the Actor on which access decides."""

from spokework.access.decide import Actor, Grant
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.core import clock

from .models import Membership


def actor_for(account: Account) -> Actor:
    """What the person may do today. One query; nothing in force leaves an actor without grants."""
    held = (
        Membership.objects.filter(account=account)
        .in_force_on(clock.today())
        .unscoped("to know what this person may do at all")
        .order_by("role", "hub_id")
        .values_list("role", "hub_id")
    )
    return Actor(
        id=account.pk,
        name=account.name,
        grants=tuple(Grant(role=Role(role), hub_id=hub_id) for role, hub_id in held),
    )
