"""What somebody was told about a young person, by what right. What went to the police as intelligence stands apart.

Apart, in tables of its own: so that numbers, lists and counts of sharings are whole to whoever does not see it.
"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.casework import codes
from spokework.core.errors import Refused
from spokework.vault.fields import EncryptedJSON, EncryptedText

from .base import ChildRecord, NumberedQuerySet, NumberedRecord
from .contact import Contact
from .young_person import YoungPerson

# Held here and not in the actions alone, so that no way of writing one leads past it.
NEVER_WITHOUT = {
    "told_to": "Write who was told: the person, or their role.",
    "channel": "Choose how they were told.",
    "items": "Choose what was shared.",
    "purpose": "Choose what it was shared for.",
    "basis": "Choose the lawful basis on which it was shared.",
    "condition": "Choose the condition for what is especially sensitive, or that none is needed.",
    "necessity": "Write why it was necessary, and why no less would have done.",
}


class ToldQuerySet(NumberedQuerySet):
    def for_register(self, actor: Actor) -> Self:
        """Whoever reviews a hub's sharings and reaches its young people: theirs. Who reaches none without a reason is
        shown references and codes of all, as in the access review."""
        reviews, reaches = actor.hubs_with(P.REVIEW_SHARING), actor.hubs_with(P.REACH_HUB)
        within = YoungPerson.reached(actor, "young_person_id")
        shown = (Q(hub__in=reviews & reaches) & within) | Q(hub__in=reviews - reaches)
        kept = self.filter(shown, young_person__erased_at=None)
        return kept.unscoped("narrowed to the hubs whose sharings the actor reviews")


class Told(NumberedRecord):
    """To whom, what, why and by what right, and whether the young person knows."""

    day = models.DateField()
    agency = models.ForeignKey("programme.HostAgency", null=True, on_delete=models.PROTECT, related_name="+")
    told_to = EncryptedText()  # the person, or their role
    channel = models.CharField(max_length=10, choices=codes.Channel)
    items = models.JSONField(default=list)
    what = EncryptedText()
    purpose = models.CharField(max_length=12, choices=codes.SharingPurpose)
    purpose_words = EncryptedText()
    basis = models.CharField(max_length=20, choices=codes.LawfulBasis)
    condition = models.CharField(max_length=20, choices=codes.SpecialCondition)
    necessity = EncryptedText()
    young_person_told = models.BooleanField()
    not_told = models.CharField(max_length=15, choices=codes.NotTold, blank=True)
    told_how = EncryptedText()  # or why not
    arose = models.CharField(max_length=12, choices=codes.SharingArose)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ScopedManager.from_queryset(ToldQuerySet)()

    class Meta(NumberedRecord.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        for name, remedy in NEVER_WITHOUT.items():
            if not getattr(self, name):
                raise Refused(remedy, field=name)
        if not self.young_person_told:
            self._refuse_silence()
        super().save(*args, **kwargs)

    def _refuse_silence(self) -> None:
        if not self.not_told:
            raise Refused("Choose why the young person was not told.", field="not_told")
        if not self.told_how:
            raise Refused("Write why the young person was not told, in a sentence.", field="told_how")


class ToldCorrection(ChildRecord):
    """What it said before it was corrected."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = EncryptedJSON()

    class Meta:
        abstract = True


class Sharing(Told):
    class Meta(Told.Meta):
        indexes = (models.Index(fields=["hub", "day"], name="sharing_of_hub"),)


class SharingCorrection(ToldCorrection):
    sharing = models.ForeignKey(Sharing, on_delete=models.PROTECT, related_name="+")


def _kept_to_author(author: str) -> Scope:
    """Of those who reach the young person: whoever made the submission, and whoever reviews sharings in the hub."""

    def kept_to(actor: Actor) -> Q:
        return Q(**{author: actor.id}) | Q(hub__in=actor.hubs_with(P.REVIEW_SHARING))

    return Scope(view=P.OPEN_YOUNG_PERSON, hub="hub", young_person="young_person", kept_to=kept_to)


class IntelligenceSubmission(Told):
    """What was told to the police as intelligence. That there is one is known to few."""

    scope = _kept_to_author("by")

    class Meta(Told.Meta):
        indexes = (models.Index(fields=["hub", "day"], name="intelligence_of_hub"),)

    def is_within_reach_of(self, actor: Actor) -> bool:
        sees = self.by_id == actor.id or can(actor, P.REVIEW_SHARING, self)
        return sees and super().is_within_reach_of(actor)


class IntelligenceCorrection(ToldCorrection):
    sharing = models.ForeignKey(IntelligenceSubmission, on_delete=models.PROTECT, related_name="+")

    scope = _kept_to_author("sharing__by")
