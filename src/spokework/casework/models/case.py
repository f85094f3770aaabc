from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models

from spokework.access.scoping import ScopedManager
from spokework.casework.states import LIVE, CaseState
from spokework.core import clock

from .base import NumberedQuerySet, NumberedRecord

UNDO_WITHIN = timedelta(days=7)


class CaseQuerySet(NumberedQuerySet):
    def live(self) -> Self:
        return self.filter(state__in=LIVE)


class Case(NumberedRecord):
    """One period of support. A reopening is a new case of the same young person."""

    referral = models.ForeignKey("casework.Referral", null=True, on_delete=models.PROTECT, related_name="+")
    reopens = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=[(s, s) for s in CaseState], default=CaseState.OPEN)
    opened = models.DateField()
    closed = models.DateField(null=True)
    review_due = models.DateField(null=True)  # kept by signing: three months after the last assessment

    objects: ClassVar[Any] = ScopedManager.from_queryset(CaseQuerySet)()

    class Meta(NumberedRecord.Meta):
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *NumberedRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["young_person"], condition=models.Q(state__in=LIVE), name="one_live_case_a_young_person"
            ),
        )
        indexes = (models.Index(fields=["hub", "state", "review_due"], name="case_by_review"),)

    @property
    def undo_until(self) -> date | None:
        """The last day on which its closure can still be undone."""
        return self.closed + UNDO_WITHIN if self.closed else None

    @property
    def is_too_late_to_undo(self) -> bool:
        return self.undo_until is not None and clock.today() > self.undo_until
