"""What of partnerships is due to one person today."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.practice.codes import Moment
from spokework.practice.models import (
    Confidence,
    OneTimeLink,
    PartnershipReview,
    Respondent,
    SharingAgreement,
    TrainingEvent,
)


@dataclass(frozen=True)
class PartnershipsDue:
    agreements: list[SharingAgreement]  # to renew; a manager's
    reviews: list[PartnershipReview]  # to answer; of whoever was asked
    trainings: list[TrainingEvent]  # whose trainees are to be asked what has lasted


def partnerships_due(actor: Actor) -> PartnershipsDue:
    """Three queries; none for who has nothing to do with partnerships."""
    return PartnershipsDue(_agreements(actor), _reviews(actor), trainings_to_ask_again(actor))


FURTHEST = timedelta(days=365)
SIX_MONTHS, TOO_LATE = timedelta(days=182), timedelta(days=270)
MOST = 20


def trainings_to_ask_again(actor: Actor) -> list[TrainingEvent]:
    """Half a year old; somebody said then how sure they felt, and nobody has been asked since.

    A worker sees her own, a manager those of her hub.
    """
    today = clock.today()
    mine = Q(by=actor.id) | Q(hub__in=actor.hubs_with(P.MANAGE_PARTNERSHIPS))
    held: Any = TrainingEvent.objects.visible_to(actor).filter(mine, hub__in=actor.hubs_with(P.RECORD_PRACTICE))
    old = held.filter(day__lte=today - SIX_MONTHS, day__gte=today - TOO_LATE)
    said = Confidence.objects.visible_to(actor).filter(training=OuterRef("pk"))
    again, links = (
        model.objects.visible_to(actor).filter(training=OuterRef("pk"), moment=Moment.SIX_MONTHS)
        for model in (Confidence, OneTimeLink)
    )
    rows = old.filter(Exists(said), ~Exists(again), ~Exists(links)).select_related("area")
    return list(rows.order_by("day", "pk")[:MOST])


def _agreements(actor: Actor) -> list[SharingAgreement]:
    hubs = actor.hubs_with(P.MANAGE_PARTNERSHIPS)
    if not hubs:
        return []
    near: Any = SharingAgreement.objects.visible_to(actor).filter(hub__in=hubs, ended_on=None)
    rows = near.filter(expires__lte=clock.today() + FURTHEST).select_related("area").order_by("expires", "title")
    return [row for row in rows if row.is_due]


def _reviews(actor: Actor) -> list[PartnershipReview]:
    if not actor.hubs_with(P.RECORD_PRACTICE):
        return []
    asked = Respondent.objects.visible_to(actor).filter(account=actor.id, answered_on=None)
    to_answer: Any = asked.filter(review__closes_on__gte=clock.today()).select_related("review__area")
    return [row.review for row in to_answer.order_by("review__closes_on", "pk")]
