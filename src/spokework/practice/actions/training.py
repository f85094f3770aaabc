"""Training of professionals, and how sure they felt before, after and six months later."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import TrainingEvent
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did
from .checks import a_length, in_area, not_ahead, of_list, people, roles_of
from .confidence import highest_trainee
from .correcting import correct
from .registers import keep_register
from .sessions import not_below_register

FACTS = ("day", "area", "agency", "minutes", "topic", "attended", "roles")
WORDS = ("note",)


@transaction.atomic
def record_training(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    topic: str,
    attended: int,
    agency: HostAgency | None = None,
    minutes: int | None = None,
    roles: Mapping[str, int | None] | None = None,
    note: str = "",
    names: Sequence[str] = (),
) -> TrainingEvent:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    facts = _checked(
        day=day, area=area, agency=agency, minutes=minutes, topic=topic, attended=attended, roles=roles or {}
    )
    done = TrainingEvent(hub_id=hub_id, by_id=by.account_id, note=note.strip(), **facts)
    done.save(force_insert=True)
    did("training event recorded", done, by=by)
    if any(name.strip() for name in names):
        keep_register(event=done, names=names, by=by)
    return done


@transaction.atomic
def correct_training(*, training: TrainingEvent, by: Actor, version: int | None = None, **changes: Any) -> Any:
    def checked(**facts: Any) -> dict[str, Any]:
        not_below_register(training, facts["attended"])
        _not_below_scores(training, facts["attended"])
        return _checked(**facts)

    return correct(training, checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


def _not_below_scores(training: TrainingEvent, attended: int) -> None:
    highest = highest_trainee(training)
    if attended < highest:
        raise Refused(
            f"A score was entered for trainee {highest}, so no fewer than {highest} can have come.", field="attended"
        )


def _checked(
    *,
    day: date,
    area: Area,
    agency: HostAgency | None,
    minutes: int | None,
    topic: str,
    attended: int,
    roles: Mapping[str, int | None],
) -> dict[str, Any]:
    return {
        "day": not_ahead(day),
        "area": area,
        "agency": in_area(agency, area),
        "minutes": a_length(minutes),
        "topic": of_list(topic, codes.Topic.values, field="topic", what="what it was about"),
        "attended": people(attended),
        "roles": roles_of(roles, attended),
    }
