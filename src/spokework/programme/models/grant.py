from django.db import models
from django.db.models import F, Q

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel

from .funder import Funder
from .hub import Hub


class Grant(BaseModel):
    """Money from one funder for a time: to one hub, or to the programme as a whole."""

    funder = models.ForeignKey(Funder, on_delete=models.PROTECT, related_name="grants")
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    start = models.DateField()
    end = models.DateField()
    reporting_months = models.PositiveSmallIntegerField(default=3)

    scope = Scope(view=P.VIEW_HUB, hub="hub")
    objects = ScopedManager()

    class Meta:
        ordering = ("start", "created_at")
        constraints = (
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="grant_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="grant_of_some_money"),
            models.CheckConstraint(
                condition=Q(reporting_months__gte=1, reporting_months__lte=36), name="grant_reported_in_months"
            ),
        )

    def __str__(self) -> str:
        return f"{self.funder} £{self.amount:,.2f}"
