"""Everything a hub's people shared, for whoever answers for it: words where the record is within reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.casework.models import IntelligenceSubmission, Sharing, Told, YoungPerson
from spokework.core import clock
from spokework.vault.keyring import unlock

from .data_quality import Last

PAGE = 40
LATELY = timedelta(days=91)
SHARED, NOT_TOLD, INTELLIGENCE = "shared", "not-told", "intelligence"
KINDS = (SHARED, NOT_TOLD, INTELLIGENCE)


@dataclass(frozen=True)
class Entered:
    row: Told
    is_open: bool  # within the reader's reach; of the others she sees the reference and the codes


@dataclass(frozen=True)
class Page:
    entries: list[Entered]
    after: Last | None


def page(actor: Actor, kind: str, after: Last | None = None) -> Page:
    """The latest first."""
    model: Any = IntelligenceSubmission if kind == INTELLIGENCE else Sharing
    rows = model.objects.for_register(actor).select_related("young_person", "agency", "by")
    if kind == NOT_TOLD:
        rows = rows.filter(young_person_told=False, day__gt=clock.today() - LATELY)
    if after is not None and after.day is not None:
        rows = rows.filter(_after(after))
    found = list(rows.order_by("-day", "young_person__reference", "number")[: PAGE + 1])
    shown = found[:PAGE]
    within = _within_reach(actor, {row.young_person_id for row in shown})
    unlock(within)
    more = len(found) > PAGE
    last = shown[-1] if more else None
    return Page(
        [Entered(row, row.young_person_id in within) for row in shown],
        Last(last.day, last.young_person.reference, last.number) if last else None,
    )


def _after(last: Last) -> Q:
    reference = "young_person__reference"
    same_day = Q(day=last.day)
    return (
        Q(day__lt=last.day)
        | (same_day & Q(**{f"{reference}__gt": last.reference}))
        | (same_day & Q(**{reference: last.reference}, number__gt=last.number))
    )


def _within_reach(actor: Actor, keys: Iterable[UUID]) -> set[UUID]:
    if actor.hubs_with(P.REACH_HUB) == actor.hubs_with(P.REVIEW_SHARING):
        return set(keys)  # what she does not reach is not in her register
    rows = YoungPerson.objects.visible_to(actor).filter(pk__in=keys)
    return set(rows.values_list("pk", flat=True))
