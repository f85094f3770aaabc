from uuid import UUID

from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .phase import Phase


class Hub(BaseModel):
    """An established charity that employs spoke workers."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    charity_number = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=80, blank=True)
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="hubs")

    scope = Scope(view=P.VIEW_HUB, hub="pk")
    objects = ScopedManager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def hub_id(self) -> UUID:
        """A hub is decided on like any row of it."""
        return self.pk
