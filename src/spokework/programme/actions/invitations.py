"""Bringing somebody in: an account if there is none, a role, and a one-time link to hand over."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from spokework.access.decide import Actor, NotAllowed
from spokework.access.roles import Role
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.programme.memberships import may_grant, may_hand_over_link
from spokework.programme.models import Hub, Invitation, Membership

from .people import grant_membership


@dataclass(frozen=True)
class Invited:
    account: Account
    membership: Membership
    invitation: Invitation
    # Empty for somebody who can sign in already: the new role is there when they next do. Empty too where
    # the person waits for a link with a role elsewhere: whoever invited them there hands it over.
    link: str


@transaction.atomic
def invite(
    *, email: str, name: str, role: Role, by: Actor, hub: Hub | None = None, start: date | None = None
) -> Invited:
    hub_id = hub.pk if hub else None
    if not may_grant(by, role, hub_id):
        raise NotAllowed(f"the role of {role.label} is not yours to give here")
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None:
        account = accounts.create_account(email=email, name=name, by=by, hub_id=hub_id)
    elif not account.is_active:
        accounts.reactivate(account=account, by=by, hub_id=hub_id)
    membership = grant_membership(account=account, role=role, hub=hub, start=start, by=by)
    invitation: Invitation = Invitation.objects.create(membership=membership, hub=hub, by_id=by.id, by_name=by.name)
    record("invited", by=by, hub_id=hub_id, about=invitation, fields=["membership"])
    return Invited(account, membership, invitation, link=link_for(account=account, by=by, hub=hub))


def link_for(*, account: Account, by: Actor, hub: Hub | None = None) -> str:
    """The link to hand over. Empty for whoever has set up their sign-in, and where it opens more than is yours.

    It is in the log, ``hub`` says whose, and whoever reviews access where the person sees young people is told.
    """
    if account.is_set_up or not account.is_active or not (by.at_the_machine or may_hand_over_link(by, account)):
        return ""
    return accounts.hand_over_link(account=account, by=by, hub_id=hub.pk if hub else None)


def first_administrator(*, email: str, name: str, by: Actor) -> Invited:
    """Only from the machine's own command line: whoever is there holds its keys already."""
    if not by.at_the_machine:
        raise NotAllowed("only at the machine")
    return invite(email=email, name=name, role=Role.SYSTEM_ADMINISTRATOR, by=by)
