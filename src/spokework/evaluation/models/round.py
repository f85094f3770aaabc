from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.core.compiled import Compiled
from spokework.core.words import keeper
from spokework.evaluation.states import RoundState

from .base import Numbered
from .coding import Code, Coding
from .source import Source
from .team import TeamMember

PLACE = "evaluation_adjudication.sealed"


class Round(Numbered):
    """Two coders or more code the same sources with the same codes, each without seeing the others."""

    title = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=[(s, s) for s in RoundState], default=RoundState.OPEN)
    coders = models.ManyToManyField(TeamMember, related_name="+")
    sources = models.ManyToManyField(Source, related_name="+")
    codes = models.ManyToManyField(Code, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    agreement: Any = models.JSONField(default=dict)  # as it was when the round was closed

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=RoundState.OPEN, closed_on__isnull=True)
                | Q(state=RoundState.CLOSED, closed_on__isnull=False),
                name="round_closed_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Adjudication(Numbered):
    """What was decided about a passage on which coders differed, and why."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    round_id: UUID
    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="+")
    kept = models.BooleanField()
    sealed = models.BinaryField()  # why; it may repeat what was said
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["round", "coding"], name="one_adjudication_a_passage"),
        )

    def seal(self, words: str) -> None:
        """Under a key of its own, which goes with the source's."""
        self.sealed = keeper().seal(self.pk, words, PLACE)


def reasons_of(rows: list[Adjudication]) -> dict[UUID, str]:
    """By decision; of one on a source that was withdrawn there is none."""
    return keeper().open({row.pk: bytes(row.sealed) for row in rows if row.sealed}, PLACE)


def blind_in(actor: Actor) -> Any:
    """Keys of the sources in whose open round the actor codes: there they see their own codings alone."""
    return _BLIND_IN.within(actor.id)


def spoke_in_blind(actor: Actor) -> Any:
    """Keys of who took part by what they said in those sources."""
    return _SPOKE_IN_BLIND.within(actor.id)


def _of_open_rounds(column: str) -> Compiled:
    rows = Round._base_manager.order_by().filter
    return Compiled(
        lambda account: rows(state=RoundState.OPEN, coders__account=account, **{f"{column}__isnull": False}).values(
            column
        )
    )


_BLIND_IN = _of_open_rounds("sources")
_SPOKE_IN_BLIND = _of_open_rounds("sources__participant")
