from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


class Funder(BaseModel):
    name = models.CharField(max_length=120, unique=True)

    scope = Scope(view=P.VIEW_HUB)
    objects = ScopedManager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
