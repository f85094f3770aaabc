"""What of partnerships is due to one person today."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.practice.models import PartnershipReview, Respondent, SharingAgreement


@dataclass(frozen=True)
class PartnershipsDue:
    agreements: list[SharingAgreement]  # to renew; a manager's
    reviews: list[PartnershipReview]  # to answer; of whoever was asked

    def __bool__(self) -> bool:
        return bool(self.agreements or self.reviews)


def partnerships_due(actor: Actor) -> PartnershipsDue:
    """Two queries; none for who has nothing to do with partnerships."""
    return PartnershipsDue(_agreements(actor), _reviews(actor))


FURTHEST = timedelta(days=365)


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
