"""Returns: a hub says that its quarter is complete, and the programme's office asks for one that is missing."""

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.casework.actions import give_notice, settle_notices
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.quarters import quarter_name, quarter_start
from spokework.practice.models import HubReturn
from spokework.practice.queries.returns import has_recorded, owed
from spokework.programme.models import Hub

from .base import did, hold_hub

RETURN_DUE = "return due"


@transaction.atomic
def confirm_return(*, hub: Hub, quarter: int, by: Actor) -> HubReturn:
    """Once, of a quarter that is over and in which something is recorded: silence is not nought."""
    require(by, P.CONFIRM_RETURN, hub.pk)
    hold_hub(hub.pk)
    name = quarter_name(quarter)
    if quarter_start(quarter + 1) > clock.today():
        raise Refused(f"{name} is not over yet. Confirm its return once it is.")
    if HubReturn.objects.unscoped("once a quarter").filter(hub=hub, quarter=quarter).exists():
        raise Refused(f"The return for {name} is confirmed already.")
    if not has_recorded(hub, quarter):
        raise Refused(
            f"Nothing is recorded in {name}, and that is not nought: it counts as a missing return. "
            "Record what was done in it first."
        )
    made = HubReturn(
        hub=hub,
        quarter=quarter,
        confirmed_by_id=by.account_id,
        confirmed_at=clock.now(),
        owed=sum(each.lacking for each in owed(by, hub)),
    )
    made.save(force_insert=True)
    settle_notices(hub_id=hub.pk, kind=RETURN_DUE, reference="", by=by)
    did("return confirmed", made, by=by, fields=["quarter"])
    return made


@transaction.atomic
def remind_of_return(*, hub: Hub, quarter: int, by: Actor) -> None:
    """One notice at a time; it goes once the return is confirmed."""
    require(by, P.ASK_FOR_RETURNS, hub.pk)
    name = quarter_name(quarter)
    if HubReturn.objects.unscoped("whether it is still owed").filter(hub=hub, quarter=quarter).exists():
        raise Refused(f"{hub.name} has confirmed its return for {name} already.")
    settle_notices(hub_id=hub.pk, kind=RETURN_DUE, reference="", by=by)
    text = f"The programme's office asks for your return for {name}."
    give_notice(hub_id=hub.pk, permission=P.CONFIRM_RETURN, kind=RETURN_DUE, text=text)
    record("asked for a return", by=by, hub_id=hub.pk, about=hub)
