"""Who is asked for a partnership review, and when what professionals said may be shown."""

from uuid import UUID

from spokework.core import clock
from spokework.practice.codes import RespondentKind
from spokework.practice.models import PartnershipReview, Respondent, ReviewAnswer
from spokework.programme.models import Appointment, Placement
from spokework.programme.models.dated import running_on

LEAST = 3
"""Professionals who answered, before anything of what they said is shown."""


def workers_placed_in(hub_id: UUID, area_id: UUID) -> list[UUID]:
    """The accounts of those who are in a post of the hub that is placed in the area today."""
    today = clock.today()
    placed = Placement.objects.unscoped("whom to ask").filter(running_on(today), hub=hub_id, area=area_id)
    held = Appointment.objects.unscoped("whom to ask").filter(running_on(today), post__in=placed.values("post"))
    return list(held.order_by("start", "pk").values_list("worker", flat=True).distinct())


def answered(review: PartnershipReview) -> int:
    rows = ReviewAnswer.objects.unscoped("answers are counted, none is read").filter(review=review)
    return int(rows.filter(kind=RespondentKind.PROFESSIONAL).count())


def asked(review: PartnershipReview) -> int:
    rows = Respondent.objects.unscoped("respondents are counted, none is read").filter(review=review)
    return int(rows.filter(kind=RespondentKind.PROFESSIONAL).count())


def is_closed(review: PartnershipReview) -> bool:
    return clock.today() > review.closes_on


def may_be_shown(review: PartnershipReview, *, asked: int, answered: int) -> bool:
    """From three respondents on, and only once no further answer can come.

    Were a mean shown after three and again after four, the difference would say what the fourth person said.
    """
    return answered >= LEAST and (is_closed(review) or answered >= asked)


def takes_answers(review: PartnershipReview) -> bool:
    return not is_closed(review) and not may_be_shown(review, asked=asked(review), answered=answered(review))
