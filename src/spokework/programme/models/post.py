from decimal import ROUND_FLOOR, Decimal

from django.db import models
from django.db.models import F, Q

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .hub import Hub


class Post(BaseModel):
    """A funded job of a hub. People come and go; the post and its history stay."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    fte = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(1))
    caseload_min = models.PositiveSmallIntegerField(default=10)
    caseload_cap = models.PositiveSmallIntegerField(default=12)
    expected_a_year = models.PositiveSmallIntegerField(default=20)

    scope = Scope(view=P.VIEW_HUB, hub="hub")
    objects = ScopedManager()

    class Meta:
        ordering = ("title", "created_at")
        constraints = (
            models.CheckConstraint(condition=Q(fte__gt=0, fte__lte=1), name="post_fte_up_to_one"),
            models.CheckConstraint(condition=Q(caseload_cap__gte=F("caseload_min")), name="post_cap_above_least"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def room(self) -> int:
        """How many cases its holder may carry at once."""
        return int((self.caseload_cap * self.fte).to_integral_value(ROUND_FLOOR))
