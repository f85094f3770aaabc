"""How sure trainees feel: before a training, after it, and six months later. A trainee is a number."""

from datetime import date

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.practice.codes import Entered, Moment, Rating
from spokework.practice.models import Confidence, TrainingEvent

from .base import at_hub, did, lock
from .checks import not_ahead, of_list


@transaction.atomic
def record_confidence(
    *, training: TrainingEvent, trainee: int, moment: str, score: int, by: Actor, on: date | None = None
) -> Confidence:
    """From paper. What one trainee said at one moment is not said twice."""
    at_hub(training.hub_id, P.RECORD_PRACTICE, by=by)
    day = not_ahead(on or clock.today(), field="on")
    return keep_confidence(
        training=lock(training), trainee=trainee, moment=moment, score=score, entered=Entered.PAPER, on=day, by=by
    )


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
    said = Confidence.objects.unscoped("whether this trainee has said it already")
    if said.filter(training=training, trainee=trainee, moment=moment).exists():
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
