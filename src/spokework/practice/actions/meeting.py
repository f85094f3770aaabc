"""A meeting about how an area works, not about one young person."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.practice import codes
from spokework.practice.models import StrategicMeeting
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did, put_many
from .checks import a_length, in_area, not_ahead, of_list
from .correcting import correct

FACTS = ("day", "area", "minutes", "kind", "agencies")
WORDS = ("note", "agreed")


@transaction.atomic
def record_meeting(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    kind: str,
    agencies: Sequence[HostAgency] = (),
    minutes: int | None = None,
    note: str = "",
    agreed: str = "",
) -> StrategicMeeting:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    facts = _checked(day=day, area=area, minutes=minutes, kind=kind, agencies=agencies)
    there = facts.pop("agencies")
    done = StrategicMeeting(hub_id=hub_id, by_id=by.account_id, note=note.strip(), agreed=agreed.strip(), **facts)
    done.save(force_insert=True)
    put_many(done.agencies, there)
    did("strategic meeting recorded", done, by=by)
    return done


@transaction.atomic
def correct_meeting(
    *, meeting: StrategicMeeting, by: Actor, version: int | None = None, **changes: Any
) -> StrategicMeeting:
    return correct(meeting, _checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


def _checked(
    *, day: date, area: Area, minutes: int | None, kind: str, agencies: Sequence[HostAgency]
) -> dict[str, Any]:
    for agency in agencies:
        in_area(agency, area, field="agencies")
    return {
        "day": not_ahead(day),
        "area": area,
        "minutes": a_length(minutes),
        "kind": of_list(kind, codes.MeetingKind.values, field="kind", what="what kind of meeting it was"),
        "agencies": sorted(agencies, key=str),
    }
