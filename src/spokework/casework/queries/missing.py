"""When a young person was missing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.casework.models import MissingCorrection, MissingEpisode, YoungPerson

from .contacts import Place

PAGE = 30


@dataclass(frozen=True)
class Episodes:
    rows: list[MissingEpisode]
    earlier: Place | None


def episodes(actor: Actor, young_person: YoungPerson, *, below: Place | None = None) -> Episodes:
    """The latest first."""
    rows = MissingEpisode.objects.visible_to(actor).filter(young_person=young_person).select_related("by")
    if below is not None:
        rows = rows.filter(Q(went_on__lt=below.day) | Q(went_on=below.day, number__lt=below.number))
    shown = list(rows.order_by("-went_on", "-number")[: PAGE + 1])
    more, shown = len(shown) > PAGE, shown[:PAGE]
    return Episodes(shown, Place(shown[-1].went_on, shown[-1].number) if more else None)


def episode(actor: Actor, young_person: YoungPerson, number: int) -> MissingEpisode | None:
    rows = MissingEpisode.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: MissingEpisode | None = rows.select_related("case").first()
    return found


def corrections(actor: Actor, rows: list[MissingEpisode]) -> dict[UUID, list[MissingCorrection]]:
    """What each of them said before, the latest first."""
    found: dict[UUID, list[MissingCorrection]] = {}
    kept = MissingCorrection.objects.visible_to(actor).filter(episode__in=[row.pk for row in rows])
    for row in kept.select_related("by").order_by("-at"):
        found.setdefault(row.episode_id, []).append(row)
    return found


def missing_now(actor: Actor, **of: Any) -> Any:
    return MissingEpisode.objects.visible_to(actor).filter(returned_on=None, **of)
