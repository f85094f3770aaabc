"""The kinds of work there are: what they are called, and what they are recorded by."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from spokework.practice.models import (
    AwarenessSession,
    Challenge,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
    WorkDone,
)


@dataclass(frozen=True)
class Kind:
    key: str  # in addresses and filters, and the name of its page
    model: type[WorkDone]
    label: str
    line: str  # under the label on the page on which one chooses what to record

    @property
    def new_url(self) -> str:
        return reverse(f"practice:{self.key}_new")

    def url(self, row: WorkDone) -> str:
        return reverse(f"practice:{self.key}", kwargs={"pk": row.pk})


KINDS = (
    Kind("session", AwarenessSession, "Awareness session", "A talk or group for young people or adults"),
    Kind("training", TrainingEvent, "Training event", "Training of professionals"),
    Kind("consultancy", Consultancy, "Consultancy", "Advice to another professional"),
    Kind("joint_work", JointWork, "Joint work", "A visit, meeting or assessment with an agency"),
    Kind("meeting", StrategicMeeting, "Strategic meeting", "About how an area works"),
    Kind("challenge", Challenge, "Challenge", "Disagreeing with an agency for a young person"),
)


def kind_of(row: WorkDone) -> Kind:
    return next(kind for kind in KINDS if isinstance(row, kind.model))


def title(row: Any) -> str:
    """One line that says what it was, and nothing that anybody wrote."""
    kind = kind_of(row)
    if kind.key == "session":
        return f"{kind.label} for {row.get_audience_display().lower()}: {row.get_topic_display()}"
    if kind.key in ("training", "consultancy"):
        return f"{kind.label}: {row.get_topic_display()}"
    if kind.key == "challenge":
        return f"{kind.label} to {row.agency}: {row.get_about_display()}"
    return f"{row.get_kind_display()}: {row.agency}" if kind.key == "joint_work" else row.get_kind_display()
