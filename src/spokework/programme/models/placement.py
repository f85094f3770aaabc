from django.db import models
from django.db.models import F, Q

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .area import Area
from .dated import Dated
from .host import HostAgency
from .hub import Hub
from .post import Post
from .setting import Setting


class Relation(models.TextChoices):
    OWN = "own", "The hub’s own area"
    NEIGHBOURING = "neighbouring", "A neighbouring area"
    NEW = "new", "A new area"


class Placement(Dated, BaseModel):
    """Where a post works from, for a time."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="placements")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="placements")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="placements")
    host = models.ForeignKey(HostAgency, on_delete=models.PROTECT, null=True, blank=True, related_name="placements")
    setting = models.ForeignKey(Setting, on_delete=models.PROTECT, related_name="placements")
    days_a_week = models.DecimalField(max_digits=2, decimal_places=1)
    relation = models.CharField(max_length=12, choices=Relation.choices)
    hub_known_there = models.BooleanField(default=False)
    joint_investigations_before = models.BooleanField(default=False)
    sponsor = models.CharField(max_length=120, blank=True)

    scope = Scope(view=P.VIEW_HUB, hub="hub")
    objects = ScopedManager()

    class Meta:
        ordering = ("-start",)
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="placement_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(days_a_week__gt=0, days_a_week__lte=7), name="placement_days_in_a_week"),
            models.UniqueConstraint(
                fields=["post"], condition=Q(end__isnull=True), name="one_running_placement_a_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} in {self.area}"
