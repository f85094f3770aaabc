"""What people without an account answer, each by a one-time link. The link is their permission, once."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.audit.record import record
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.practice.codes import Entered, LinkPurpose, RespondentKind
from spokework.practice.models import OneTimeLink, PartnershipReview, ReviewAnswer
from spokework.practice.queries.one_time_links import find_link, is_open
from spokework.vault.keyring import ensure_key

from .base import lock
from .confidence import keep_confidence
from .reviewing import of_scales

SOMEBODY = Actor(id=uuid5(UUID(int=0), "whoever holds a one-time link"), name="Whoever holds a one-time link")
"""In the log: of an answer it says that it came, not from whom."""

_shuffle = secrets.SystemRandom().shuffle


class LinkOver(Refused):
    """Used, expired or unknown: the answer was not taken."""

    def __init__(self) -> None:
        super().__init__("This link is no longer open.")


@transaction.atomic
def answer_review_by_link(*, token: str, sending: UUID, scales: Mapping[str, int], comment: str) -> None:
    link = _held(token, LinkPurpose.REVIEW)
    if _was_sent(link, sending):
        return
    assert link.respondent is not None
    review = link.respondent.review
    answer = _answer(review, of_scales(scales), comment.strip())
    _use(link, sending)
    _put_among_the_others(review, answer)
    record("partnership review answered by link", by=SOMEBODY, hub_id=review.hub_id, about=review)


@transaction.atomic
def answer_confidence_by_link(*, token: str, sending: UUID, score: int) -> None:
    link = _held(token, LinkPurpose.CONFIDENCE)
    if _was_sent(link, sending):
        return
    assert link.training is not None
    assert link.trainee is not None
    keep_confidence(
        training=link.training,
        trainee=link.trainee,
        moment=link.moment,
        score=score,
        entered=Entered.LINK,
        on=clock.today(),
        by=SOMEBODY,
    )
    _use(link, sending)


def _held(token: str, purpose: str) -> OneTimeLink:
    """The link under its lock, after that of what it is about: whoever draws new links takes them in this order."""
    link = find_link(token)
    if link is None or link.purpose != purpose:
        raise LinkOver
    if link.respondent is not None:
        lock(link.respondent.review)
    elif link.training is not None:
        lock(link.training)
    held = find_link(token, lock=True)
    if held is None:  # drawn anew meanwhile
        raise LinkOver
    return held


def _was_sent(link: OneTimeLink, sending: UUID) -> bool:
    """Whether this very form was taken before: a second press changes nothing, and is answered the same."""
    if link.used_at is not None and link.sending == sending:
        return True
    if not is_open(link):
        raise LinkOver
    return False


def _use(link: OneTimeLink, sending: UUID) -> None:
    link.change(used_at=timezone.now(), sending=sending)


def _answer(review: PartnershipReview, scales: dict[str, int], comment: str) -> ReviewAnswer:
    """It bears the day and the moment of the review: its own would say whose it is."""
    return ReviewAnswer(
        hub_id=review.hub_id,
        review=review,
        kind=RespondentKind.PROFESSIONAL,
        scales=scales,
        comment=comment,
        on=review.asked_on,
        created_at=review.created_at,
    )


def _put_among_the_others(review: PartnershipReview, answer: ReviewAnswer) -> None:
    """All of them are written anew in another order: nor do their keys and places tell which came last."""
    ensure_key(review.hub_id, review.hub_id)
    rows: Any = ReviewAnswer.objects.unscoped("none of them is shown").filter(
        review=review, kind=RespondentKind.PROFESSIONAL
    )
    answers = [answer, *(_answer(review, row.scales, row.comment) for row in rows)]
    rows.delete()
    _shuffle(answers)
    for each in answers:
        each.save(force_insert=True)
