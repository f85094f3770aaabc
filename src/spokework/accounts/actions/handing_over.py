"""Whoever holds a one-time link can be the person it is for: no link is made unseen."""

from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from spokework.access.decide import Actor
from spokework.accounts.links import setup_link
from spokework.accounts.models import Account
from spokework.audit.record import record

# With ``account`` and ``by``, in the same transaction. Who is to be told depends on roles and hubs, which are floors
# above: this is how they hear of it without being imported here.
link_made = Signal()


@transaction.atomic
def hand_over_link(*, account: Account, by: Actor, hub_id: UUID | None = None) -> str:
    """A fresh link each time, kept nowhere; an earlier one stays good until it is used or runs out."""
    link = setup_link(account)
    record("made a one-time link", by=by, hub_id=hub_id, about=account)
    link_made.send(Account, account=account, by=by)
    return link
