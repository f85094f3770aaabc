"""A safeguarding lead reads what is between two people: with a reason, for an hour, and they see that she did."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.actions.noticing import give_notice
from spokework.casework.actions.reaching import SHORTEST_REASON
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice.models import Supervision, SupervisionLook
from spokework.practice.states import SupervisionState
from spokework.programme.memberships import holders

from .base import at_hub, did, lock

FOR = timedelta(minutes=60)
LOOKED_IN = "looked_into_supervision"


@transaction.atomic
def look_into_supervision(*, supervision: Supervision, reason: str, by: Actor) -> SupervisionLook:
    at_hub(supervision.hub_id, P.LOOK_INTO_SUPERVISION, by=by)
    locked = lock(supervision)
    if locked.is_between(by):
        raise Refused("You are one of the two people. Read it without a reason.")
    if locked.state == SupervisionState.PLANNED:
        raise Refused("It has not been held yet, so nothing was said that could be read.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "Say in a sentence why you need to read this. The hub's manager reads your reason.", field="reason"
        )
    now = timezone.now()
    look = SupervisionLook(
        hub_id=locked.hub_id, supervision=locked, account_id=by.id, reason=reason.strip(), starts=now, ends=now + FOR
    )
    look.save(force_insert=True)
    _tell_the_manager(locked, by)
    did("looked into supervision", look, by=by, fields=["reason"])
    return look


def _tell_the_manager(supervision: Supervision, by: Actor) -> None:
    """Whoever supports the team and is not one of the two, who see it on the supervision's own page."""
    two = [supervision.worker_id, supervision.supervisor_id]
    if holders(supervision.hub_id, P.SUPPORT_TEAM).exclude(pk__in=[pk for pk in two if pk]).exists():
        give_notice(
            hub_id=supervision.hub_id,
            permission=P.SUPPORT_TEAM,
            kind=LOOKED_IN,
            text=f"{by.name[:60]} read with a reason what was said in a supervision of "
            f"{long_date(supervision.held_on or supervision.due)}.",
        )
