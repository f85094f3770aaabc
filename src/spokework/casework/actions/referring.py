"""Taking a referral in."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.models import Referral, YoungPerson
from spokework.casework.states import RUNNING
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.programme.models import Area, HostAgency

from .base import did, lock
from .identity import Characteristics, Identity, create_young_person
from .working import one_of


def _check(received: date, reasons: Sequence[str], *, source: str, consent: str, level: str) -> None:
    if received > clock.today():
        raise Refused("A referral cannot be received in the future. Enter the day it came.", field="received")
    unknown = set(reasons) - set(codes.Reason.values)
    if not reasons or unknown:
        raise Refused("Choose at least one reason for the referral from the list.", field="reasons")
    one_of(source, codes.Source.values, field="source", what="who referred")
    one_of(consent, codes.Consent.values, field="consent", what="whether the young person agrees")
    one_of(level, list(Level), field="level", what="the risk level")


@transaction.atomic
def record_referral(
    *,
    by: Actor,
    hub_id: UUID,
    identity: Identity | None = None,
    characteristics: Characteristics | None = None,
    young_person: YoungPerson | None = None,
    received: date,
    area: Area,
    source: str,
    reasons: Sequence[str],
    agency: HostAgency | None = None,
    referrer: str = "",
    words: str = "",
    child_aware: bool = False,
    consent: str = codes.Consent.NOT_YET,
    level: str = Level.NOT_ASSESSED,
) -> Referral:
    """A new young person's first referral, or a later one of a young person already known here."""
    require(by, P.RECORD_REFERRAL, hub_id)
    _check(received, reasons, source=source, consent=consent, level=level)
    if young_person is None:
        if identity is None:
            raise Refused("Enter who the young person is.", field="given_name")
        young_person = create_young_person(
            hub_id=hub_id, identity=identity, characteristics=characteristics or Characteristics(), by=by
        )
    else:
        require(by, P.RECORD_REFERRAL, young_person)
        young_person = lock(young_person)
        _refuse_second(young_person)
    referral = Referral(
        hub_id=young_person.hub_id,
        young_person=young_person,
        number=Referral.objects.next_number(young_person.pk),
        received=received,
        area=area,
        agency=agency,
        source=source,
        referrer=referrer,
        reasons=list(reasons),
        words=words,
        child_aware=child_aware,
        consent=consent,
        level=level,
        entered_by_id=by.account_id,
    )
    referral.save(force_insert=True)
    did("referral received", referral, by=by)
    return referral


def _refuse_second(young_person: YoungPerson) -> None:
    running = Referral.objects.unscoped("one running referral a young person")
    if running.filter(young_person=young_person, state__in=RUNNING).exists():
        raise Refused("This young person already has a referral waiting for a decision or a worker.")
