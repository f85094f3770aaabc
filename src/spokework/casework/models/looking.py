from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from spokework.access.decide import Actor
from spokework.access.permissions import Permission
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel
from spokework.vault.fields import EncryptedText

from .base import ChildRecord, NumberedQuerySet, NumberedRecord


class BreakGlassQuerySet(NumberedQuerySet):
    def for_review(self, actor: Actor) -> Self:
        """Who reviews access reads the reasons given in the hub, whether or not the record is within reach."""
        hubs = actor.hubs_with(Permission.REVIEW_ACCESS)
        kept = self.filter(hub__in=hubs, young_person__erased_at=None)
        return kept.unscoped("narrowed to the hubs whose access the actor reviews")


class BreakGlass(NumberedRecord):
    """One person's reach to one record for an hour, with the reason, and what a manager made of it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedText()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    review_note = EncryptedText()

    objects: ClassVar[Any] = ScopedManager.from_queryset(BreakGlassQuerySet)()

    class Meta(NumberedRecord.Meta):
        indexes = (models.Index(fields=["account", "young_person", "ends"], name="break_glass_in_force"),)


class NamedReader(ChildRecord):
    """While a record has any, only the people named see it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["young_person", "account"], name="named_once"),)


# The kind of notice that goes away by itself, once the look is reviewed.
LOOKED_BEYOND = "looked_beyond"


class Notice(BaseModel):
    """Something a hub's manager or data protection officer should look at. Says a reference, never a name."""

    hub = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    permission = models.CharField(max_length=40)  # whoever holds it in the hub sees the notice
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=12, blank=True)
    text = models.CharField(max_length=200)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    scope = Scope(view=Permission.REVIEW_ACCESS, hub="hub")
    objects = ScopedManager()

    class Meta:
        indexes = (models.Index(fields=["hub", "permission", "done_at"], name="notice_open"),)
