"""How many were reached: attendances, and – where a register was kept – different people."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from spokework.access.decide import Actor
from spokework.practice.models import Attendee, AwarenessSession, TrainingEvent

_SIDE: dict[type, str] = {AwarenessSession: "session", TrainingEvent: "training"}


@dataclass(frozen=True)
class Reach:
    """Attendances are counted everywhere. ``people`` are the different names among those ``named``, and no more.

    Two people of one name count as one; who came where nobody was named may be among them or not.
    """

    events: int
    attendances: int
    named: int
    people: int


def reach(actor: Actor, model: type[AwarenessSession | TrainingEvent], wanted: Q | None = None) -> Reach:
    """Of the sessions or trainings the actor may see, those that are ``wanted``. Two questions."""
    events: Any = model.objects.visible_to(actor).filter(wanted or Q())
    counted = events.aggregate(events=Count("pk"), attendances=Sum("attended"))
    named = Attendee.objects.visible_to(actor).filter(**{f"{_SIDE[model]}__in": events.order_by().values("pk")})
    # The mark is keyed by its hub: the same name in another hub has another one.
    people = named.aggregate(named=Count("pk"), people=Count("mark", distinct=True))
    return Reach(counted["events"], counted["attendances"] or 0, people["named"], people["people"])
