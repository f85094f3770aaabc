from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.evaluation import codes

from .base import Numbered, NumberedQuerySet
from .coding import Coding
from .site import Site
from .snapshot import Snapshot
from .source import Source
from .theory import Theory


class EvidenceQuerySet(NumberedQuerySet):
    def holding(self) -> Self:
        """Those that count: not judged anew since, and of no source that was withdrawn. A figure cannot be."""
        return self.filter(replaced_by__isnull=True, source__withdrawn_on__isnull=True)


class Evidence(Numbered):
    """A source, a passage of it or a figure, and what it says about one version of a theory.

    Judged anew, it is a new row.
    """

    theory = models.ForeignKey(Theory, on_delete=models.PROTECT, related_name="+")
    theory_id: UUID
    at_version = models.PositiveIntegerField()
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    source_id: UUID | None
    revision = models.PositiveIntegerField(null=True)  # of the source's text, when it was judged
    coding = models.ForeignKey(Coding, null=True, on_delete=models.PROTECT, related_name="+")  # none: the whole source
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="+")
    snapshot_id: UUID | None
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="+")
    site_id: UUID | None
    part = models.CharField(max_length=10, choices=codes.Part)
    verdict = models.CharField(max_length=12, choices=codes.Verdict)
    relevance = models.CharField(max_length=10, choices=codes.Grade)
    rigour = models.CharField(max_length=10, choices=codes.Grade)
    reasoning = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(EvidenceQuerySet)()

    class Meta(Numbered.Meta):
        indexes = (models.Index(fields=["theory", "replaced_by"], name="evidence_of_theory"),)
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=Q(at_version__gte=1), name="evidence_of_a_version"),
            models.CheckConstraint(
                condition=Q(source__isnull=False, revision__gte=1, snapshot__isnull=True)
                | Q(source__isnull=True, revision__isnull=True, coding__isnull=True, snapshot__isnull=False),
                name="evidence_is_a_source_or_a_figure",
            ),
        )

    @property
    def rests_on(self) -> Source | Snapshot:
        found = self.source or self.snapshot
        assert found is not None  # one of the two: a constraint says so
        return found
