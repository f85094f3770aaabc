"""Something done together with an agency."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case
from spokework.practice import codes
from spokework.practice.models import JointWork
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did
from .checks import a_length, needed, not_ahead, of_list
from .correcting import correct
from .linking import put_words

FACTS = ("day", "area", "agency", "minutes", "kind")
WORDS = ("note",)


@transaction.atomic
def record_joint_work(
    *,
    hub_id: UUID,
    by: Actor,
    day: date,
    area: Area,
    agency: HostAgency | None,
    kind: str,
    minutes: int | None = None,
    note: str = "",
    case: Case | None = None,
) -> JointWork:
    at_hub(hub_id, P.RECORD_PRACTICE, by=by)
    facts = _checked(day=day, area=area, agency=agency, minutes=minutes, kind=kind)
    done = JointWork(hub_id=hub_id, by_id=by.account_id, **facts)
    put_words(done, {"note": note}, case, by=by)
    did("joint work recorded", done, by=by)
    return done


@transaction.atomic
def correct_joint_work(*, joint_work: JointWork, by: Actor, version: int | None = None, **changes: Any) -> JointWork:
    return correct(joint_work, _checked, facts=FACTS, words=WORDS, changes=changes, by=by, version=version)


def _checked(*, day: date, area: Area, agency: HostAgency | None, minutes: int | None, kind: str) -> dict[str, Any]:
    return {
        "day": not_ahead(day),
        "area": area,
        "agency": needed(agency, area),
        "minutes": a_length(minutes),
        "kind": of_list(kind, codes.JointKind.values, field="kind", what="what you did"),
    }
