from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.evaluation import codes

from .base import Numbered, NumberedQuerySet, of_ones_team
from .source import Source


class Code(Numbered):
    """What a passage is about, in a tree; defined, so that two coders mean the same by it."""

    name = models.CharField(max_length=80)
    definition = models.TextField(blank=True)
    colour = models.CharField(max_length=10, choices=codes.Colour, default=codes.Colour.TEAL)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    parent_id: UUID | None
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(
                fields=["evaluation", "name"], condition=Q(merged_into__isnull=True), name="one_code_a_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CodingQuerySet(NumberedQuerySet):
    def holding(self) -> Self:
        """Those that count: not taken off, in a source that nobody withdrew."""
        return self.filter(removed_at__isnull=True, source__withdrawn_on__isnull=True)


def _unless_blind(actor: Actor) -> Q:
    """Who codes blind sees what they did themselves with those sources, until the round is closed."""
    from .round import blind_in  # noqa: PLC0415  # a round is of codes and sources

    return of_ones_team(actor) & (Q(coder=actor.id) | ~Q(source__in=blind_in(actor)))


class Coding(Numbered):
    """A code on a passage, by a coder. A passage is a place in the text: what was said is not kept twice."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    source_id: UUID
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    code_id: UUID
    start = models.PositiveIntegerField()  # in code points of the text that holds
    end = models.PositiveIntegerField()
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    coder_id: UUID | None
    removed_at = models.DateTimeField(null=True)
    lost = models.BooleanField(default=False)  # its words are not in the text any more since that was revised

    scope = Scope(view=P.EVALUATE, kept_to=_unless_blind)
    objects: ClassVar[Any] = models.Manager.from_queryset(CodingQuerySet)()

    class Meta(Numbered.Meta):
        indexes = (
            models.Index(fields=["source", "removed_at", "start"], name="codings_of_source"),
            models.Index(fields=["code", "removed_at"], name="codings_of_code"),
        )
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_has_words"),
        )
