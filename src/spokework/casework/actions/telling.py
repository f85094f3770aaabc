"""Whoever holds somebody's one-time link can sign in as them: where they see young people, reviewers are told."""

from typing import Any

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.casework.models import Notice
from spokework.core import clock
from spokework.programme.models import Membership

from .noticing import give_notice

LINK_MADE = "one-time link"
_SEES_YOUNG_PEOPLE = [role.value for role in Role if P.OPEN_YOUNG_PERSON in ROLES[role].permissions]


def tell_of_link(*, account: Account, by: Actor, **_signal: Any) -> None:
    """The page that shows a link makes a new one each time: one notice until somebody has dealt with it."""
    text = f"{by.name[:60]} was shown a one-time link that opens the sign-in of {account.name[:60]}. Was it asked for?"
    held = Membership.objects.filter(account=account, role__in=_SEES_YOUNG_PEOPLE).not_over_on(clock.today())
    hubs = held.unscoped("in which hubs this sign-in opens records").values_list("hub_id", flat=True)
    waiting = Notice.objects.unscoped("whether they know already").filter(kind=LINK_MADE, text=text, done_at=None)
    for hub_id in sorted(set(hubs) - set(waiting.values_list("hub_id", flat=True))):
        give_notice(hub_id=hub_id, permission=P.REVIEW_ACCESS, kind=LINK_MADE, text=text)
