"""Strategic support: how far an area's leaders backed the work in a quarter, with what shows it."""

from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice import codes
from spokework.practice.models import StrategicSupport
from spokework.programme.models import Area

from .base import at_hub, did, hold_hub, keep_earlier, lock

EARLIEST = 2010 * 4


@transaction.atomic
def rate_strategic_support(
    *, hub_id: UUID, by: Actor, area: Area, quarter: int, rating: int, evidence: str
) -> StrategicSupport:
    at_hub(hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    if not EARLIEST <= quarter <= quarter_number(clock.today()):
        raise Refused("Choose this quarter or one before it.", field="quarter")
    hold_hub(hub_id)
    rated = StrategicSupport.objects.unscoped("a quarter is rated once").filter(hub=hub_id, area=area, quarter=quarter)
    if rated.exists():
        raise Refused(f"{quarter_name(quarter)} is rated already. Change that rating instead.", field="quarter")
    support = StrategicSupport(
        hub_id=hub_id, area=area, quarter=quarter, by_id=by.account_id, on=clock.today(), **_said(rating, evidence)
    )
    support.save(force_insert=True)
    did("strategic support rated", support, by=by)
    return support


@transaction.atomic
def change_strategic_support(
    *, support: StrategicSupport, by: Actor, rating: int, evidence: str, expected: int | None = None
) -> StrategicSupport:
    at_hub(support.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(support)
    earlier = {"rating": locked.rating, "on": locked.on.isoformat(), "by": str(locked.by_id or "")}
    changed = locked.change(expected=expected, on=clock.today(), by_id=by.account_id, **_said(rating, evidence))
    if "rating" in changed:
        keep_earlier(locked, earlier, by=by)
    did("strategic support changed", locked, by=by, fields=changed)
    return locked


def _said(rating: int, evidence: str) -> dict[str, object]:
    if rating not in codes.Rating.values:
        raise Refused("Choose from 1 to 5.", field="rating")
    if not evidence.strip():
        raise Refused("Say in a sentence what shows it.", field="evidence")
    return {"rating": rating, "evidence": evidence.strip()}
