"""Advice to another professional."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case
from spokework.practice import codes
from spokework.practice.models import Consultancy
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did
from .checks import a_length, in_area, not_ahead, of_list, said
from .correcting import correct
from .linking import put_words

FACTS = ("day", "area", "agency", "minutes", "role", "topic")
WORDS = ("advice",)


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
    facts = _checked(day=day, area=area, agency=agency, minutes=minutes, role=role, topic=topic)
    done = Consultancy(hub_id=hub_id, by_id=by.account_id, **facts)
    put_words(done, _said(advice=advice), case, by=by)
    did("consultancy recorded", done, by=by)
    return done


@transaction.atomic
def correct_consultancy(
    *, consultancy: Consultancy, by: Actor, version: int | None = None, **changes: Any
) -> Consultancy:
    if "advice" in changes:
        _said(advice=changes["advice"])
    return correct(consultancy, _checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


def _checked(
    *, day: date, area: Area, agency: HostAgency | None, minutes: int | None, role: str, topic: str
) -> dict[str, Any]:
    return {
        "day": not_ahead(day),
        "area": area,
        "agency": in_area(agency, area),
        "minutes": a_length(minutes),
        "role": of_list(role, codes.ProfessionalRole.values, field="role", what="whom you advised"),
        "topic": of_list(topic, codes.Topic.values, field="topic", what="what it was about"),
    }


def _said(*, advice: str) -> dict[str, str]:
    return {"advice": said(advice, field="advice", ask="Say in a sentence what you advised.")}
