from django.db import models

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .area import Area


class AgencyKind(models.TextChoices):
    MULTI_AGENCY_TEAM = "multi_agency_team", "Multi-agency team"
    POLICE = "police", "Police"
    SOCIAL_CARE = "social_care", "Social care"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    OTHER = "other", "Other"


class HostAgency(BaseModel):
    """An agency that gives a spoke worker a desk."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="hosts")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)

    # Whom a hub works beside is no secret between hubs: two may share a host.
    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["area", "name"], name="one_host_a_name_and_area"),)

    def __str__(self) -> str:
        return self.name
