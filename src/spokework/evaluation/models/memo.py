from functools import reduce
from operator import or_
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.core.words import keeper

from .base import Numbered, of_ones_team
from .coding import Code, Coding
from .participant import Participant
from .round import blind_in, spoke_in_blind
from .site import Site
from .snapshot import Snapshot
from .source import Source
from .theory import Theory

PLACE = "evaluation_memo.sealed"
THINGS = ("source", "code", "theory", "site", "participant", "snapshot")


def about_only(thing: str) -> Q:
    """One about the evaluation itself is about none of them."""
    return Q(**{f"{each}__isnull": each != thing for each in THINGS})


def _readable(actor: Actor) -> Q:
    """Who codes a source blind is told of whoever spoke in it no more than of the source."""
    hidden = Q(source__in=blind_in(actor)) | Q(participant__in=spoke_in_blind(actor))
    return of_ones_team(actor) & (Q(by=actor.id) | ~hidden)


class Memo(Numbered):
    """What somebody on the team thought about one thing, or the whole evaluation. Sealed: it may repeat what was said.

    One about a source, a passage or a participant goes when that is withdrawn.
    """

    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT, related_name="+")
    coding = models.ForeignKey(Coding, null=True, on_delete=models.PROTECT, related_name="+")
    coding_id: UUID | None
    code = models.ForeignKey(Code, null=True, on_delete=models.PROTECT, related_name="+")
    code_id: UUID | None
    theory = models.ForeignKey(Theory, null=True, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    snapshot = models.ForeignKey(Snapshot, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sealed = models.BinaryField()

    scope = Scope(view=P.EVALUATE, kept_to=_readable)

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.CheckConstraint(
                condition=reduce(or_, map(about_only, (*THINGS, "evaluation")))
                & (Q(coding__isnull=True) | Q(source__isnull=False)),
                name="memo_about_one_thing",  # one of a passage names its source too
            ),
        )

    def seal(self, words: str) -> None:
        self.sealed = keeper().seal(self.pk, words, PLACE)


def memo_words(memos: list[Memo]) -> dict[UUID, str]:
    """By memo; of one about what was withdrawn there is none."""
    return keeper().open({memo.pk: bytes(memo.sealed) for memo in memos if memo.sealed}, PLACE)
