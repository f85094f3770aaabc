"""How sure trainees feel: before a training, after it, and six months later. A trainee is a number."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice.codes import Entered, Moment, Rating
from spokework.practice.models import Confidence, TrainingEvent

from .base import at_hub, did, keep_earlier, lock
from .checks import not_ahead, of_list

# Nobody can say what has lasted six months much before then.
NOT_BEFORE = timedelta(days=150)


@transaction.atomic
def record_confidence(
    *, training: TrainingEvent, trainee: int, moment: str, score: int, by: Actor, on: date | None = None
) -> Confidence:
    """From paper. Entered again it corrects what was read wrong; the same again changes nothing."""
    at_hub(training.hub_id, P.RECORD_PRACTICE, by=by)
    day = not_ahead(on or clock.today(), field="on")
    locked = lock(training)
    if moment == Moment.SIX_MONTHS and day < locked.day + NOT_BEFORE:
        raise Refused(
            f"Six months later has not come yet. Enter it from {long_date(locked.day + NOT_BEFORE)} on.", field="moment"
        )
    there = _said(locked, trainee, moment).first()
    if there is not None and score in Rating.values:
        return _corrected(there, score, by)
    return keep_confidence(
        training=locked, trainee=trainee, moment=moment, score=score, entered=Entered.PAPER, on=day, by=by
    )


def _corrected(there: Confidence, score: int, by: Actor) -> Confidence:
    if there.score == score:
        return there
    if there.entered == Entered.LINK:
        raise Refused(
            f"Trainee {there.trainee} has said this already, by link, and only they could. Check the number on the "
            "paper.",
            field="trainee",
        )
    keep_earlier(there, {"score": there.score}, by=by)
    there.change(score=score)
    did("confidence corrected", there, by=by, fields=["score"])
    return there


def keep_confidence(
    *, training: TrainingEvent, trainee: int, moment: str, score: int, entered: str, on: date, by: Actor
) -> Confidence:
    """Part of another action, which has asked for permission – or for the link – and holds the event's lock."""
    of_list(moment, Moment.values, field="moment", what="the moment")
    if score not in Rating.values:
        raise Refused("Choose how sure, from 1 to 5.", field="score")
    if not 1 <= trainee <= training.attended:
        raise Refused(
            f"{training.attended} attended. Enter a trainee’s number from 1 to {training.attended}.", field="trainee"
        )
    if _said(training, trainee, moment).exists():
        raise Refused(f"Trainee {trainee} has said this already. Check the number on the paper.", field="trainee")
    confidence = Confidence(
        hub_id=training.hub_id,
        training=training,
        trainee=trainee,
        moment=moment,
        score=score,
        entered=entered,
        on=on,
    )
    confidence.save(force_insert=True)
    did("confidence recorded", confidence, by=by)
    return confidence


def highest_trainee(training: TrainingEvent) -> int:
    """The highest number under which somebody's score stands."""
    rows: Any = Confidence.objects.unscoped("numbers only").filter(training=training)
    return int(rows.order_by("-trainee").values_list("trainee", flat=True).first() or 0)


def _said(training: TrainingEvent, trainee: int, moment: str) -> Any:
    rows = Confidence.objects.unscoped("whether this trainee has said it already")
    return rows.filter(training=training, trainee=trainee, moment=moment)
