from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spokework.evaluation import codes
from spokework.evaluation.states import TheoryState

from .base import Numbered, OfEvaluation

WORDS = ("if_said", "then_said", "because_said", "context", "resource", "reasoning", "outcome")
STATES = [(state, state) for state in TheoryState]


class OutcomeDomain(Numbered):
    """One of the outcomes a programme is for; theories say how it comes about."""

    title = models.CharField(max_length=120)
    is_working_title = models.BooleanField(default=True)
    indicators: Any = models.JSONField(default=list)  # code and title of each figure that says something about it

    def __str__(self) -> str:
        return self.title


class Theory(Numbered):
    """What works, for whom, where and why. What it says stands in its versions; which of them holds, here."""

    domain = models.ForeignKey(OutcomeDomain, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=15, choices=STATES, default=TheoryState.GLEANED)
    current = models.PositiveIntegerField(default=1)

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["evaluation", "title"], name="one_theory_a_title"),
        )

    def __str__(self) -> str:
        return self.title


class TheoryVersion(OfEvaluation):
    """What a theory said, from one refinement to the next. It never changes."""

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    number = models.PositiveIntegerField()
    if_said = models.TextField()
    then_said = models.TextField()
    because_said = models.TextField(blank=True)
    context = models.TextField(blank=True)
    resource = models.TextField(blank=True)  # what the programme puts in
    reasoning = models.TextField(blank=True)  # how people answer to it
    outcome = models.TextField(blank=True)
    level = models.CharField(max_length=15, choices=codes.TheoryLevel)
    kind_of_change = models.CharField(max_length=20, choices=codes.Change)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    prompted_by = models.ManyToManyField("evaluation.Evidence", related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["theory", "number"], name="one_version_a_number"),)


class TheoryStep(OfEvaluation):
    """How a theory came from one state to the next, and why."""

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    at_version = models.PositiveIntegerField()
    before = models.CharField(max_length=15, choices=STATES)
    after = models.CharField(max_length=15, choices=STATES)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Relation(Numbered):
    """How one theory hangs on another; a rival explains the same in another way."""

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=codes.RelationKind)
    ended_at = models.DateTimeField(null=True)

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=~Q(theory=F("other")), name="relation_of_two_theories"),
            models.UniqueConstraint(
                fields=["theory", "other", "kind"], condition=Q(ended_at__isnull=True), name="one_relation_of_a_kind"
            ),
        )
