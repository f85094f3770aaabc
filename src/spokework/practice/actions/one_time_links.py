"""Making one-time links. Each is shown once, to be handed on; only a keyed hash of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.practice.codes import LinkPurpose, Moment, RespondentKind
from spokework.practice.models import OneTimeLink, PartnershipReview, Respondent, TrainingEvent
from spokework.practice.queries.one_time_links import drawn_from, keyed, mark_of
from spokework.practice.queries.respondents import takes_answers

from .base import at_hub, did, lock
from .confidence import NOT_BEFORE

CONFIDENCE_LINK_LASTS = timedelta(days=30)
SIX_MONTHS = timedelta(days=182)


@dataclass(frozen=True)
class Drawn:
    """One link as it is handed on: for whom, and its token."""

    to: Any  # a respondent, or a trainee's number
    token: str


@transaction.atomic
def draw_review_links(*, review: PartnershipReview, by: Actor, sending: UUID) -> list[Drawn]:
    """A fresh link for every professional who was asked; those handed on before stop working.

    Whoever has answered gets one too, and it opens nothing: else the sheet would say who has answered.
    The same sending of the same form draws the same links, so that a second press shows what the first one made.
    """
    at_hub(review.hub_id, P.MANAGE_PARTNERSHIPS, by=by)
    locked = lock(review)
    if not takes_answers(locked):
        raise Refused("This review is over: no links are made for it any more.")
    rows = Respondent.objects.unscoped("whom this review asks").filter(review=locked, kind=RespondentKind.PROFESSIONAL)
    asked: list[Respondent] = list(rows.select_related("agency").order_by("number"))
    if not asked:
        raise Refused("Nobody is asked by a link yet. Ask a local professional first.")
    links = {link.respondent_id: link for link in _links(respondent__in=asked)}
    until = timezone.now() + (locked.closes_on - clock.today()) + timedelta(days=1)
    made = [Drawn(respondent, _draw(sending, respondent.pk)) for respondent in asked]
    for each in made:
        link = links.get(each.to.pk) or OneTimeLink(
            hub_id=locked.hub_id, purpose=LinkPurpose.REVIEW, respondent=each.to
        )
        _put(link, each.token, until)
    did("review links made", locked, by=by)
    return made


@transaction.atomic
def draw_confidence_links(
    *, training: TrainingEvent, moment: str, trainees: int, by: Actor, sending: UUID
) -> list[Drawn]:
    """For trainees 1 to n who have not said yet how sure they feel at this moment."""
    at_hub(training.hub_id, P.RECORD_PRACTICE, by=by)
    locked = lock(training)
    if moment not in Moment.values:
        raise Refused("Choose the moment from the list.", field="moment")
    if moment == Moment.SIX_MONTHS and clock.today() < locked.day + NOT_BEFORE:
        raise Refused(
            "It is too early to ask what has lasted. Make these links about six months later.", field="moment"
        )
    if not 1 <= trainees <= locked.attended:
        raise Refused(f"{locked.attended} attended. Enter a number from 1 to {locked.attended}.", field="trainees")
    links = {link.trainee: link for link in _links(training=locked, moment=moment)}
    numbers: Sequence[int] = [n for n in range(1, trainees + 1) if n not in links or links[n].used_at is None]
    until = timezone.now() + CONFIDENCE_LINK_LASTS
    made = [Drawn(number, _draw(sending, f"{locked.pk}|{moment}|{number}")) for number in numbers]
    for each in made:
        link = links.get(each.to) or OneTimeLink(
            hub_id=locked.hub_id, purpose=LinkPurpose.CONFIDENCE, training=locked, trainee=each.to, moment=moment
        )
        _put(link, each.token, until)
    did("confidence links made", locked, by=by)
    return made


def _links(**of: Any) -> list[OneTimeLink]:
    rows: Any = OneTimeLink.objects.unscoped("the caller has checked the permission in their hub")
    return list(rows.select_for_update().filter(**of))


def _draw(sending: UUID, whose: object) -> str:
    """Unguessable twice over: the sending's number is random, and the key is in no form and no record."""
    return drawn_from(keyed("token", f"{sending}|{whose}"))


def _put(link: OneTimeLink, token: str, until: datetime) -> None:
    if link.used_at is not None:
        return
    link.mark, link.expires_at = mark_of(token), until
    link.save(force_insert=link._state.adding)
