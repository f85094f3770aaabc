from typing import Any

from django.db import models
from django.db.models import Q

from spokework.evaluation import codes

from .base import Numbered


class Attribute(Numbered):
    """Something that is known of every site: its setting, its phase, whether it is urban."""

    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=codes.AttributeKind)
    choices = models.JSONField(default=list)  # what may be chosen, where it is one of a list

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["evaluation", "name"], name="one_attribute_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Site(Numbered):
    """Where theories are tested: an area, a hub, or something else that is one place to this evaluation."""

    name = models.CharField(max_length=80)
    area = models.ForeignKey("programme.Area", null=True, on_delete=models.PROTECT, related_name="+")
    hub = models.ForeignKey("programme.Hub", null=True, on_delete=models.PROTECT, related_name="+")
    attributes: Any = models.JSONField(default=dict)  # by the attribute's number, as text

    class Meta(Numbered.Meta):
        constraints = (
            *Numbered.Meta.constraints,
            models.UniqueConstraint(fields=["evaluation", "name"], name="one_site_a_name"),
            models.CheckConstraint(condition=Q(area__isnull=True) | Q(hub__isnull=True), name="site_is_one_place"),
        )

    def __str__(self) -> str:
        return self.name
