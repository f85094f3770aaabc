"""The people around a young person, and what anybody opening the record must know first."""

from django.db import transaction

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Alert, NetworkMember, YoungPerson
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.models.again import again

from .base import did
from .working import at_record, one_of, said


@transaction.atomic
def add_network_member(
    *,
    young_person: YoungPerson,
    kind: str,
    name: str,
    by: Actor,
    relation: str = "",
    agency: str = "",
    reached_at: str = "",
    trusted: bool = False,
) -> NetworkMember:
    name = said(name, field="name", ask="Enter a name, or what the young person calls them.")
    one_of(kind, codes.PersonKind.values, field="kind", what="who this is")
    locked = at_record(young_person, by=by)
    member = NetworkMember(
        hub_id=locked.hub_id,
        young_person=locked,
        number=NetworkMember.objects.next_number(locked.pk),
        kind=kind,
        name=name,
        relation=relation.strip(),
        agency=agency.strip(),
        reached_at=reached_at.strip(),
        trusted=trusted,
    )
    member.save(force_insert=True)
    did("person around added", member, by=by)
    return member


@transaction.atomic
def end_network_member(*, member: NetworkMember, by: Actor) -> NetworkMember:
    at_record(member.young_person, by=by)
    locked = again(member)
    if locked.ended_on is not None:
        raise Refused(f"This person is no longer around the young person since {long_date(locked.ended_on)}.")
    changed = locked.change(ended_on=clock.today())
    did("person around ended", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def raise_alert(*, young_person: YoungPerson, text: str, by: Actor) -> Alert:
    text = said(text, field="text", ask="Write what anybody opening this record must know first.")
    locked = at_record(young_person, by=by)
    alert = Alert(
        hub_id=locked.hub_id,
        young_person=locked,
        number=Alert.objects.next_number(locked.pk),
        text=text,
        raised_on=clock.today(),
    )
    alert.save(force_insert=True)
    did("alert raised", alert, by=by)
    return alert


@transaction.atomic
def end_alert(*, alert: Alert, by: Actor) -> Alert:
    at_record(alert.young_person, by=by)
    locked = again(alert)
    if locked.ended_on is not None:
        raise Refused(f"This alert was ended on {long_date(locked.ended_on)}.")
    changed = locked.change(ended_on=clock.today())
    did("alert ended", locked, by=by, fields=changed)
    return locked
