from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from .base import Numbered
from .snapshot import Snapshot
from .theory import Theory


class Pattern(Numbered):
    """What a version of a theory leads one to expect across the groups of a figure, said beforehand.

    It never changes: whoever expects something else says so in another one. ``tiers`` are codes of groups, from the
    highest to the lowest; groups in one tier are not told apart.
    """

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    at_version = models.PositiveIntegerField()
    key = models.CharField(max_length=120)  # of the table in a release
    title = models.CharField(max_length=200)  # of the figure, as it was called then
    breakdown = models.CharField(max_length=40)
    tiers: Any = models.JSONField()
    names: Any = models.JSONField()  # of the groups, as they were called then
    reasoning = models.TextField()  # why the theory says so
    seen_before = models.CharField(max_length=30, blank=True)  # the last release that said it already
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=Q(at_version__gte=1), name="pattern_of_a_version"),
        )

    def __str__(self) -> str:
        return ", above ".join(_and([self.names[code] for code in tier]) for tier in self.tiers)


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class PatternLook(Numbered):
    """When a pattern was held beside the figures of a release. What was seen is worked out from those alone."""

    pattern = models.ForeignKey(Pattern, on_delete=models.PROTECT, related_name="+")
    pattern_id: UUID
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    snapshot_id: UUID
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["pattern", "snapshot"], name="one_look_at_a_snapshot"),
        )
