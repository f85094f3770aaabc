"""The evaluations of an actor, and the rows of one by their numbers."""

from collections.abc import Sequence
from typing import Any

from spokework.access.decide import Actor
from spokework.evaluation.models import Attribute, Evaluation, OfEvaluation, Participant, Site
from spokework.programme.models import Area, Hub


def evaluations(actor: Actor) -> list[Evaluation]:
    return list(Evaluation.objects.visible_to(actor))


def by_number(actor: Actor, number: int) -> Evaluation | None:
    found: Evaluation | None = Evaluation.objects.visible_to(actor).filter(number=number).first()
    return found


def row_of(
    actor: Actor, model: type[OfEvaluation], evaluation: Evaluation, number: int, with_: Sequence[str] = ()
) -> Any:
    """The row of this number; None where there is none."""
    rows = model.objects.visible_to(actor).filter(evaluation=evaluation, number=number)
    return rows.select_related(*with_).first()


def sites(actor: Actor, evaluation: Evaluation) -> Any:
    rows = Site.objects.visible_to(actor).filter(evaluation=evaluation)
    return rows.select_related("area", "hub").order_by("name")


def attributes(actor: Actor, evaluation: Evaluation) -> list[Attribute]:
    return list(Attribute.objects.visible_to(actor).filter(evaluation=evaluation).order_by("number"))


def participants(actor: Actor, evaluation: Evaluation) -> Any:
    rows = Participant.objects.visible_to(actor).filter(evaluation=evaluation)
    return rows.select_related("site").order_by("pseudonym")


def areas(actor: Actor) -> Any:
    return Area.objects.visible_to(actor).order_by("name")


def hubs() -> Any:
    return Hub.objects.unscoped("a name to choose, as releases name hubs").order_by("name")
