from typing import Any

from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .base import evaluations_of


def _of_ones_team(actor: Actor) -> Q:
    return Q(pk__in=evaluations_of(actor))


class Evaluation(BaseModel):
    """One study of the programme: what it asks, how, who approved it, who works on it."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    questions = models.TextField()
    design = models.TextField(blank=True)
    ethics = models.TextField(blank=True)  # which body approved it, when, under which number
    start = models.DateField()

    scope = Scope(view=P.EVALUATE, kept_to=_of_ones_team)
    objects: Any = ScopedManager()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return self.title
