from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Max, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedQuerySet
from spokework.core.compiled import Compiled
from spokework.core.models import BaseModel


def evaluations_of(actor: Actor) -> Any:
    """Keys of the evaluations on whose team the actor is today, as a subquery."""
    return _evaluations_of().within(actor.id)


@cache
def _evaluations_of() -> Compiled:
    """A part of every question about an evaluation: composing it anew took longer than its answer."""
    from .team import TeamMember  # noqa: PLC0415  # its own base is below

    rows = TeamMember._base_manager.order_by()
    return Compiled(lambda account: rows.filter(account=account, until__isnull=True).values("evaluation"))


def of_ones_team(actor: Actor) -> Q:
    return Q(evaluation__in=evaluations_of(actor))


class NumberedQuerySet(ScopedQuerySet):
    def next_number(self, evaluation_id: UUID) -> int:
        """Asked under the evaluation's lock, so that two rows never get one number."""
        rows = self.unscoped("the next number of all").filter(evaluation=evaluation_id)
        return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


class OfEvaluation(BaseModel):
    """A row of one evaluation, read by its team and by nobody else."""

    evaluation = models.ForeignKey("evaluation.Evaluation", on_delete=models.PROTECT, related_name="+")
    evaluation_id: UUID

    scope = Scope(view=P.EVALUATE, kept_to=of_ones_team)
    objects: ClassVar[Any] = models.Manager.from_queryset(NumberedQuerySet)()

    class Meta:
        abstract = True


class Numbered(OfEvaluation):
    """Named in addresses by its number within the evaluation."""

    number = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ("number",)
        constraints: ClassVar[Any] = (
            models.UniqueConstraint(fields=["evaluation", "number"], name="one_%(class)s_a_number"),
        )
