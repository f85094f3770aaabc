"""A quarter's partnership review: who is asked, and what colleagues answer. Professionals answer by a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice.codes import Rating, RespondentKind, Scale
from spokework.practice.models import PartnershipReview, Respondent, ReviewAnswer
from spokework.practice.queries.respondents import takes_answers, workers_placed_in
from spokework.programme.checks import a_name
from spokework.programme.models import Area, HostAgency

from .base import at_hub, did, hold_hub, lock
from .checks import in_area

LONGEST = timedelta(days=60)
MOST_PROFESSIONALS = 40


@dataclass(frozen=True)
class Professional:
    name: str
    agency: HostAgency


@transaction.atomic
def start_review(
    *, hub_id: UUID, by: Actor, area: Area, closes_on: date, professionals: Sequence[Professional]
) -> PartnershipReview:
    """Asks whoever is placed there today, the manager who starts it, and these professionals. Once a quarter."""
    at_hub(hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    today = clock.today()
    if not today < closes_on <= today + LONGEST:
        raise Refused(f"Enter a day after today and no later than {long_date(today + LONGEST)}.", field="closes_on")
    hold_hub(hub_id)
    quarter = quarter_number(today)
    asked = PartnershipReview.objects.unscoped("once a quarter").filter(hub=hub_id, area=area, quarter=quarter)
    if asked.exists():
        raise Refused(f"A review of {area} was started in {quarter_name(quarter)}. Open that one.")
    review = PartnershipReview(
        hub_id=hub_id, area=area, quarter=quarter, asked_on=today, closes_on=closes_on, by_id=by.account_id
    )
    review.save(force_insert=True)
    _ask_colleagues(review, by)
    for professional in professionals:
        _ask(review, professional)
    did("partnership review started", review, by=by)
    return review


def _ask_colleagues(review: PartnershipReview, by: Actor) -> None:
    asked = dict.fromkeys(workers_placed_in(review.hub_id, review.area_id), RespondentKind.WORKER)
    if by.account_id is not None:
        asked.setdefault(by.account_id, RespondentKind.MANAGER)
    for number, (account_id, kind) in enumerate(asked.items(), 1):
        Respondent(hub_id=review.hub_id, review=review, number=number, kind=kind, account_id=account_id).save(
            force_insert=True
        )


@transaction.atomic
def ask_professional(*, review: PartnershipReview, by: Actor, professional: Professional) -> Respondent:
    """While answers are taken. Once they are shown nobody is added: a mean that moved would tell what one said."""
    at_hub(review.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(review)
    if not takes_answers(locked):
        raise Refused("This review is over, and nobody can be asked any more. Ask them in the next one.")
    respondent = _ask(locked, professional)
    did("asked for a partnership review", respondent, by=by)
    return respondent


def _ask(review: PartnershipReview, professional: Professional) -> Respondent:
    in_area(professional.agency, review.area)
    name = a_name(professional.name, what="the name of the professional")
    asked = list(Respondent.objects.unscoped("nobody is asked twice").filter(review=review).order_by("number"))
    if any(row.agency_id == professional.agency.pk and row.name.casefold() == name.casefold() for row in asked):
        raise Refused(f"{name} of {professional.agency} is asked already. Name somebody else.", field="name")
    if sum(row.kind == RespondentKind.PROFESSIONAL for row in asked) >= MOST_PROFESSIONALS:
        raise Refused(f"{MOST_PROFESSIONALS} are asked already, which is as many as one review takes.", field="name")
    respondent = Respondent(
        hub_id=review.hub_id,
        review=review,
        number=asked[-1].number + 1 if asked else 1,
        kind=RespondentKind.PROFESSIONAL,
        agency=professional.agency,
        name=name,
    )
    respondent.save(force_insert=True)
    return respondent


@transaction.atomic
def answer_review(*, review: PartnershipReview, by: Actor, scales: Mapping[str, int], comment: str) -> ReviewAnswer:
    """By a colleague who was asked. It stands under their name."""
    at_hub(review.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(review)
    asked = Respondent.objects.unscoped("the actor's own").filter(review=locked, account=by.account_id)
    respondent = asked.first() if by.account_id else None
    if respondent is None:
        raise Refused("You were not asked for this review.")
    if respondent.answered_on is not None:
        raise Refused(f"You answered on {long_date(respondent.answered_on)}. An answer is not changed.")
    if clock.today() > locked.closes_on:
        raise Refused(f"This review closed on {long_date(locked.closes_on)}.")
    answer = ReviewAnswer(
        hub_id=locked.hub_id,
        review=locked,
        kind=respondent.kind,
        account_id=by.account_id,
        scales=of_scales(scales),
        comment=comment.strip(),
        on=clock.today(),
    )
    answer.save(force_insert=True)
    respondent.change(answered_on=clock.today())
    did("partnership review answered", answer, by=by)
    return answer


def of_scales(given: Mapping[str, int]) -> dict[str, int]:
    """Every scale, from 1 to 5."""
    for scale in Scale:
        if given.get(scale) not in Rating.values:
            raise Refused(f"Choose from 1 to 5 for {scale.label.lower()}.", field=scale.value)
    return {scale.value: given[scale] for scale in Scale}
