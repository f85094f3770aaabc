"""Funders with what each wants to read, and the way from a funder to it."""

from uuid import UUID

from spokework.access.decide import Actor
from spokework.insight.models import FunderTemplate
from spokework.programme.models import Funder
from spokework.programme.queries.areas import funders


def templates(actor: Actor) -> list[FunderTemplate]:
    """By the name of the funder, which comes along."""
    return list(FunderTemplate.objects.visible_to(actor).select_related("funder"))


def template_of(actor: Actor, funder_id: UUID) -> FunderTemplate | None:
    found: FunderTemplate | None = (
        FunderTemplate.objects.visible_to(actor).select_related("funder").filter(funder=funder_id).first()
    )
    return found


def funder(actor: Actor, pk: UUID) -> Funder | None:
    return funders(actor).filter(pk=pk).first()
