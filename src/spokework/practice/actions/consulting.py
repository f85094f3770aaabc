"""Advice to another professional."""

from datetime import date
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import Consultancy
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did
from .checks import a_length, in_area, not_ahead, of_list
from .linking import put_words


@transaction.atomic
def record_consultancy(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    role: str,
    topic: str,
    advice: str,
    agency: HostAgency | None = None,
    minutes: int | None = None,
    case: Case | None = None,
) -> Consultancy:
    """A young person nobody named makes no case; a case can be linked only by whoever holds or covers it."""
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    if not advice.strip():
        raise Refused("Say in a sentence what you advised.", field="advice")
    done = Consultancy(
        hub_id=hub_id,
        by_id=by.account_id,
        day=not_ahead(day),
        area=area,
        minutes=a_length(minutes),
        agency_id=in_area(agency, area),
        role=of_list(role, codes.ProfessionalRole.values, field="role", what="whom you advised"),
        topic=of_list(topic, codes.Topic.values, field="topic", what="what it was about"),
    )
    put_words(done, {"advice": advice}, case, by=by)
    did("consultancy recorded", done, by=by)
    return done
