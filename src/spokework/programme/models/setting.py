from django.db import models

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


class Setting(BaseModel):
    """The kind of place a spoke worker works from. The list can be added to."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)

    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
