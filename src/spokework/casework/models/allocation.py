from django.conf import settings
from django.db import models

from spokework.access.permissions import Permission
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel
from spokework.vault.fields import EncryptedText

from .base import ChildRecord


class Allocation(ChildRecord):
    """A worker holding a case. While it has no end she holds it; one that ends today has ended."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey("programme.Appointment", on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField(null=True)
    over_cap_reason = EncryptedText()
    summary = EncryptedText()  # what the next worker needs to know, at a hand-over

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "end"], name="allocation_of_young_person"),
            models.Index(fields=["appointment", "end"], name="allocation_of_worker"),
        )
        constraints = (
            models.UniqueConstraint(fields=["case"], condition=models.Q(end=None), name="one_worker_a_case"),
        )


class Cover(BaseModel):
    """While one worker is away another sees her young people, from one day to another."""

    hub = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey("programme.Appointment", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField()

    scope = Scope(view=Permission.VIEW_TEAM, hub="hub")
    objects = ScopedManager()
