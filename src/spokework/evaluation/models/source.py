from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from spokework.core.words import keeper
from spokework.evaluation import codes

from .base import Numbered, NumberedQuerySet, OfEvaluation
from .participant import Participant
from .site import Site

PLACE, WHY = "evaluation_sourcetext.sealed", "evaluation_sourcetext.why"


class SourceQuerySet(NumberedQuerySet):
    def counting(self) -> Self:
        """Those that count: nobody who took part has withdrawn them."""
        return self.filter(withdrawn_on__isnull=True)


class Source(Numbered):
    """An interview, a document, a case study. Its text is a row of its own and never changes; this may be put right."""

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=codes.SourceKind)
    stakeholder = models.CharField(max_length=15, choices=codes.Stakeholder, blank=True)
    day = models.DateField()
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)  # the text that holds
    length = models.PositiveIntegerField()  # of that text, in code points

    objects: ClassVar[Any] = models.Manager.from_queryset(SourceQuerySet)()

    class Meta(Numbered.Meta):
        indexes = (models.Index(fields=["evaluation", "withdrawn_on"], name="sources_that_count"),)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    @property
    def may_be_quoted(self) -> bool:
        """By consent that stands today. Where nobody is said to have spoken, nobody agreed."""
        return not self.is_withdrawn and self.participant is not None and self.participant.may_be_quoted

    def __str__(self) -> str:
        return self.title


class SourceText(OfEvaluation):
    """What a source said, in one revision. Under a key of its own, which goes when the source is withdrawn."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    source_id: UUID
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    why = models.BinaryField(
        default=b""
    )  # it was put right, under the same key: it may repeat what must not stand there

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "revision"], name="one_text_a_revision"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="revisions_begin_at_one"),
        )

    def seal_why(self, words: str) -> None:
        self.why = keeper().seal(self.pk, words, WHY)


def whys_of(texts: list[SourceText]) -> dict[int, str]:
    """Why each revision was made, by its number; of a source that was withdrawn there is none."""
    words = keeper().open({text.pk: bytes(text.why) for text in texts if text.why}, WHY)
    return {text.revision: words[text.pk] for text in texts if text.pk in words}


def seal_all(texts: dict["SourceText", str]) -> None:
    """Each under a new key of its own."""
    sealed = keeper().seal_new({row.pk: said for row, said in texts.items()}, PLACE)
    for row in texts:
        row.sealed = sealed[row.pk]


def opened(texts: list[SourceText]) -> dict[UUID, str]:
    """By source; of one that was withdrawn there is none."""
    words = keeper().open({text.pk: bytes(text.sealed) for text in texts if text.sealed}, PLACE)
    return {text.source_id: words[text.pk] for text in texts if text.pk in words}
