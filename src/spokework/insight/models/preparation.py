from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import Asked

from .release import Release


class Step(models.TextChoices):
    MAKE = "make", "Making a release"
    MAKE_AGAIN = "again", "Making the release again"
    CHECK = "check", "Checking the release"


class Preparation(Asked):
    """A release to be counted and protected, or to be attacked, asked for on a page and done beside the server.

    ``leaks``: what the attack found, in words and never with a number, until the next one is asked for.
    """

    step = models.CharField(max_length=5, choices=Step.choices)
    quarter = models.PositiveSmallIntegerField()
    profile = models.CharField(max_length=20)
    reason = models.TextField(blank=True)  # why there is another version; published with it
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")  # none until it is made
    leaks: Any = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_id: UUID
    release_id: UUID | None

    scope = Scope(view=P.PREPARE_RELEASES)
    objects = ScopedManager()

    class Meta:
        ordering = ("-created_at",)
