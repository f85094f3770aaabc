from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


class Programme(BaseModel):
    """The one programme this installation runs."""

    name = models.CharField(max_length=120)
    start = models.DateField()
    end = models.DateField()
    budget = models.DecimalField(max_digits=14, decimal_places=2, validators=[MinValueValidator(Decimal(0))])
    # Always true, and unique: the database itself keeps a second programme out.
    only = models.BooleanField(default=True, editable=False, unique=True)

    scope = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(only=True), name="one_programme"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="programme_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(budget__gte=0), name="programme_budget_not_negative"),
        )

    def __str__(self) -> str:
        return self.name
