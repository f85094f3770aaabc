"""How sure the trainees of one training felt."""

from collections.abc import Collection
from dataclasses import dataclass

from spokework.access.decide import Actor
from spokework.practice.codes import Moment
from spokework.practice.models import Confidence, TrainingEvent


@dataclass(frozen=True)
class Felt:
    """What was said at one moment; and of those who also said it before, by how much it changed."""

    moment: Moment
    said: int
    mean: float | None
    both: int
    change: float | None


def felt(actor: Actor, training: TrainingEvent) -> list[Felt]:
    rows = Confidence.objects.visible_to(actor).filter(training=training)
    scores: dict[str, dict[int, int]] = {moment.value: {} for moment in Moment}
    for moment, trainee, score in rows.values_list("moment", "trainee", "score"):
        scores[moment][trainee] = score
    before = scores[Moment.BEFORE.value]
    return [_felt(moment, scores[moment.value], before) for moment in Moment]


def _felt(moment: Moment, now: dict[int, int], before: dict[int, int]) -> Felt:
    changes = [now[trainee] - before[trainee] for trainee in now.keys() & before.keys()]
    return Felt(moment, len(now), _mean(now.values()), len(changes), _mean(changes))


def _mean(numbers: Collection[int]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def next_trainee(actor: Actor, training: TrainingEvent) -> int:
    """The first number under which nothing stands yet."""
    taken = set(Confidence.objects.visible_to(actor).filter(training=training).values_list("trainee", flat=True))
    free = (number for number in range(1, training.attended + 1) if number not in taken)
    return next(free, training.attended)
