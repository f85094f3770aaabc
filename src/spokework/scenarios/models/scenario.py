from django.db import models

from .base import Planned


class Scenario(Planned):
    """A copy of today's plan, to be changed and forecast with. ``plan`` has the keys of a plan's file.

    ``basis``: where each number came from when it was copied – what, how much, from where. ``as_at``: the day of the
    figures it was made of.
    """

    name = models.CharField(max_length=120)
    plan = models.JSONField()
    basis = models.JSONField(default=list)
    as_at = models.DateField()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.name
