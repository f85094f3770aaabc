from enum import StrEnum

from django.db import models

from .base import Planned
from .scenario import Scenario


class Question(StrEnum):
    """What is asked of a scenario."""

    OUTLOOK = "outlook"
    GRANT_END = "grant_end"
    SIDE_BY_SIDE = "side_by_side"
    TRACK_RECORD = "track_record"
    PLACEMENT = "placement"


class Stage(models.TextChoices):
    ASKED = "asked", "About to begin"
    WORKING = "working", "Being worked out"
    DONE = "done", "Worked out"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Could not be worked out"


RUNNING = (Stage.ASKED, Stage.WORKING)


class Forecast(Planned):
    """A question to a scenario, with everything its answer was worked out from.

    ``inputs`` holds whole plans: the scenario may be changed afterwards. ``as_at``: the day of the figures the plan was
    made of. ``told_at``: when its process last said how far it is, by the real clock.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="forecasts")
    question = models.CharField(max_length=20)
    inputs = models.JSONField()
    seed = models.PositiveBigIntegerField()
    replications = models.PositiveIntegerField()
    as_at = models.DateField()
    code_version = models.CharField(max_length=40)

    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.ASKED)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=1)
    told_at = models.DateTimeField()
    fault = models.TextField(blank=True)
    answer = models.JSONField(default=dict)

    class Meta:
        ordering = ("-created_at",)

    @property
    def is_running(self) -> bool:
        return self.stage in RUNNING

    @property
    def share(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0
