from enum import StrEnum

from django.db import models

from spokework.core.models import Asked

from .base import Planned
from .scenario import Scenario


class Question(StrEnum):
    """What is asked of a scenario."""

    OUTLOOK = "outlook"
    GRANT_END = "grant_end"
    SIDE_BY_SIDE = "side_by_side"
    TRACK_RECORD = "track_record"
    PLACEMENT = "placement"


class Forecast(Planned, Asked):
    """A question to a scenario, with everything its answer was worked out from.

    ``inputs`` holds whole plans: the scenario may be changed afterwards. ``as_at``: the day of the figures the plan was
    made of.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="forecasts")
    question = models.CharField(max_length=20)
    inputs = models.JSONField()
    seed = models.PositiveBigIntegerField()
    replications = models.PositiveIntegerField()
    as_at = models.DateField()
    code_version = models.CharField(max_length=40)
    answer = models.JSONField(default=dict)

    class Meta:
        ordering = ("-created_at",)
