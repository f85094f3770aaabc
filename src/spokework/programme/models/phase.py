from django.db import models

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .programme import Programme


class Phase(BaseModel):
    """A wave of hubs that began together."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="phases")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    start = models.DateField()

    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["programme", "number"], name="one_phase_a_number"),)

    def __str__(self) -> str:
        return self.name
