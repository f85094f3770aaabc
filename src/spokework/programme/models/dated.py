from datetime import date

from django.db import models
from django.db.models import Q

from spokework.core import clock


def running_on(day: date, of: str = "") -> Q:
    """Rows whose first and last day, both counted, stand around ``day``; or those ``of`` the row they belong to."""
    start, end = (f"{of}__{name}" if of else name for name in ("start", "end"))
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day}))


class Dated(models.Model):
    """From its first day to its last, both included; without a last day it runs on."""

    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def runs_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def is_current(self) -> bool:
        return self.runs_on(clock.today())
