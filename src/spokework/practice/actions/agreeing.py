"""Sharing agreements: who may share what with whom in an area, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice.models import SharingAgreement
from spokework.programme.checks import a_name
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did, keep_earlier, lock
from .checks import in_area, not_ahead

FURTHEST_REMINDER = 365
REMIND_DAYS = 60
_SIGNED = SharingAgreement.agencies.through


@dataclass(frozen=True)
class Terms:
    """What an agreement says."""

    title: str
    agencies: Sequence[HostAgency]
    covers: str
    signed: date
    expires: date
    remind_days: int = REMIND_DAYS

    def checked(self, area: Area) -> dict[str, object]:
        if not self.agencies:
            raise Refused("Choose the agencies that signed it.", field="agencies")
        for agency in self.agencies:
            in_area(agency, area, field="agencies")
        if not self.covers.strip():
            raise Refused("Say what may be shared, and by whom.", field="covers")
        signed = not_ahead(self.signed, field="signed")
        if self.expires <= signed:
            raise Refused(
                f"An agreement signed on {long_date(signed)} expires later than that. Enter a later day.",
                field="expires",
            )
        if not 1 <= self.remind_days <= FURTHEST_REMINDER:
            raise Refused(f"Enter from 1 to {FURTHEST_REMINDER} days.", field="remind_days")
        return {
            "title": a_name(self.title, field="title", what="what the agreement is called"),
            "covers": self.covers.strip(),
            "signed": signed,
            "expires": self.expires,
            "remind_days": self.remind_days,
        }


@transaction.atomic
def record_agreement(*, hub_id: UUID, by: Actor, area: Area, terms: Terms) -> SharingAgreement:
    at_hub(hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    agreement = SharingAgreement(hub_id=hub_id, area=area, **terms.checked(area))
    agreement.save(force_insert=True)
    _signed_by(agreement, terms.agencies)
    did("sharing agreement recorded", agreement, by=by)
    return agreement


@transaction.atomic
def renew_agreement(*, agreement: SharingAgreement, by: Actor, terms: Terms) -> SharingAgreement:
    """A new one takes its place: the old one ends on the day the new one is signed, or when it expired before."""
    at_hub(agreement.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(agreement)
    if locked.ended_on is not None:
        raise Refused(f"This agreement ended on {long_date(locked.ended_on)}. Record the new one by itself.")
    if terms.signed < locked.signed:
        raise Refused(
            f"The one it renews was signed on {long_date(locked.signed)}. Enter that day or a later one.",
            field="signed",
        )
    renewed = record_agreement(hub_id=locked.hub_id, by=by, area=locked.area, terms=terms)
    did("sharing agreement renewed", locked, by=by, fields=locked.change(ended_on=min(terms.signed, locked.expires)))
    return renewed


@transaction.atomic
def correct_agreement(
    *, agreement: SharingAgreement, by: Actor, terms: Terms, expected: int | None = None
) -> SharingAgreement:
    """What was written down wrongly. A renewal is a new agreement."""
    at_hub(agreement.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(agreement)
    earlier = _facts(locked)
    changed = locked.change(expected=expected, **terms.checked(locked.area))
    _signed_by(locked, terms.agencies)
    if _facts(locked) != earlier:
        keep_earlier(locked, earlier, by=by)
    if _facts(locked)["agencies"] != earlier["agencies"]:
        changed.append("agencies")
    did("sharing agreement corrected", locked, by=by, fields=changed)
    return locked


def _facts(agreement: SharingAgreement) -> dict[str, object]:
    dates = {name: getattr(agreement, name).isoformat() for name in ("signed", "expires")}
    return dates | {
        "remind_days": agreement.remind_days,
        "agencies": sorted(str(pk) for pk in _agencies(agreement)),
    }


def _agencies(agreement: SharingAgreement) -> set[UUID]:
    signed = _SIGNED._base_manager.filter(sharingagreement=agreement)
    return set(signed.values_list("hostagency_id", flat=True))


def _signed_by(agreement: SharingAgreement, agencies: Sequence[HostAgency]) -> None:
    before, after = _agencies(agreement), {agency.pk for agency in agencies}
    _SIGNED._base_manager.filter(sharingagreement=agreement, hostagency__in=before - after).delete()
    _SIGNED._base_manager.bulk_create(
        _SIGNED(sharingagreement=agreement, hostagency_id=pk) for pk in sorted(after - before)
    )


@transaction.atomic
def end_agreement(*, agreement: SharingAgreement, end: date, by: Actor) -> SharingAgreement:
    """Before its time: taken back, or replaced by a new one."""
    at_hub(agreement.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(agreement)
    if locked.ended_on is not None:
        raise Refused(f"It ended on {long_date(locked.ended_on)}.", field="end")
    not_ahead(end, field="end")
    if not locked.signed <= end <= locked.expires:
        raise Refused(
            f"It was signed on {long_date(locked.signed)} and expires on {long_date(locked.expires)}. "
            "Enter a day between them.",
            field="end",
        )
    did("sharing agreement ended", locked, by=by, fields=locked.change(ended_on=end))
    return locked
