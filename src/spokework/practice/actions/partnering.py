"""Who stands beside the hub in an area: agencies and their parts, and the champions in them."""

from datetime import date
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import Champion, Partner
from spokework.programme.checks import a_name, in_order, overlapping, span
from spokework.programme.models import HostAgency

from .base import at_hub, did, hold_hub, keep_earlier, lock
from .checks import of_list


@transaction.atomic
def add_partner(
    *, hub_id: UUID, by: Actor, agency: HostAgency, role: str, start: date, end: date | None = None
) -> Partner:
    """An agency may play several parts at once, and take one up again later; none twice at a time."""
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    role = of_list(role, codes.PartnerRole.values, field="role", what="what part it plays")
    in_order(start, end)
    hold_hub(hub_id)
    same = Partner.objects.unscoped("no part is played twice at a time").filter(hub=hub_id, agency=agency, role=role)
    for other in overlapping(start, end, same):
        raise Refused(
            f"{agency} plays this part already {span(other.start, other.end)}. Choose other dates, or another part.",
            field="start",
        )
    partner = Partner(hub_id=hub_id, agency=agency, role=role, start=start, end=end)
    partner.save(force_insert=True)
    did("partner added", partner, by=by)
    return partner


@transaction.atomic
def end_partner(*, partner: Partner, end: date, by: Actor) -> Partner:
    at_hub(partner.hub_id, P.RECORD_PRACTICE, by=by)
    hold_hub(partner.hub_id)
    locked = lock(partner)
    _not_over(locked, end)
    played = Partner.objects.unscoped("as above").filter(hub=locked.hub_id, agency=locked.agency_id, role=locked.role)
    for other in overlapping(locked.start, end, played.exclude(pk=locked.pk)):
        raise Refused(
            f"It plays this part again {span(other.start, other.end)}. Choose an earlier last day.", field="end"
        )
    did("partner ended", locked, by=by, fields=locked.change(end=end))
    return locked


def _not_over(row: Partner | Champion, end: date) -> None:
    if row.end is not None:
        raise Refused(f"This ended on {long_date(row.end)}.", field="end")
    in_order(row.start, end)


@transaction.atomic
def name_champion(
    *,
    hub_id: UUID,
    by: Actor,
    agency: HostAgency,
    name: str,
    role: str,
    start: date,
    end: date | None = None,
    opened: str = "",
) -> Champion:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    in_order(start, end)
    champion = Champion(
        hub_id=hub_id,
        agency=agency,
        name=a_name(name, what="the name of the champion"),
        role=of_list(role, codes.ProfessionalRole.values, field="role", what="what they are"),
        start=start,
        end=end,
        opened=opened.strip(),
    )
    champion.save(force_insert=True)
    did("champion named", champion, by=by)
    return champion


@transaction.atomic
def change_champion(
    *, champion: Champion, by: Actor, name: str, role: str, opened: str, expected: int | None = None
) -> Champion:
    """Which doors they opened is written on as they open them."""
    at_hub(champion.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(champion)
    earlier = {"role": locked.role}
    changed = locked.change(
        expected=expected,
        name=a_name(name, what="the name of the champion"),
        role=of_list(role, codes.ProfessionalRole.values, field="role", what="what they are"),
        opened=opened.strip(),
    )
    if "role" in changed:
        keep_earlier(locked, earlier, by=by)
    did("champion changed", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def end_champion(*, champion: Champion, end: date, by: Actor) -> Champion:
    at_hub(champion.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(champion)
    _not_over(locked, end)
    did("champion ended", locked, by=by, fields=locked.change(end=end))
    return locked
