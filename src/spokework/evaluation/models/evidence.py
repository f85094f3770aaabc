from collections.abc import Iterable
from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.core.words import keeper
from spokework.evaluation import codes

from .base import Numbered, NumberedQuerySet
from .coding import Coding
from .site import Site
from .snapshot import Snapshot
from .source import Source
from .theory import Theory

PLACE = "evaluation_evidence.sealed"


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
    sealed = models.BinaryField()  # why it was judged so; it may repeat what was said
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(EvidenceQuerySet)()
    _reasons: "_Reasons | None" = None

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
    def reasoning(self) -> str:
        """Why it was judged so. Of a source that was withdrawn it cannot be read any more, and is empty."""
        if self._reasons is None:
            self._reasons = _Reasons([self])
        return self._reasons.of(self)

    @reasoning.setter
    def reasoning(self, words: str) -> None:
        """Under a key of its own, which goes with the source's."""
        self.sealed, self._reasons = keeper().seal(self.pk, words, PLACE), None

    @property
    def rests_on(self) -> Source | Snapshot:
        found = self.source or self.snapshot
        assert found is not None  # one of the two: a constraint says so
        return found


class _Reasons:
    """Of verdicts that were read together: opened when the first is asked for, in one question however many."""

    def __init__(self, rows: Iterable[Evidence]) -> None:
        self._sealed = {row.pk: bytes(row.sealed) for row in rows if row.sealed}
        self._words: dict[UUID, str] | None = None

    def of(self, row: Evidence) -> str:
        if self._words is None:
            self._words = keeper().open(self._sealed, PLACE)
        return self._words.get(row.pk, "") if row.sealed else ""


def read_together(rows: list[Evidence]) -> list[Evidence]:
    reasons = _Reasons(rows)
    for row in rows:
        row._reasons = reasons
    return rows
