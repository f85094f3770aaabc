"""What a hub did and received in one area, counted by year and agency. None of it is shown before it is protected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import ExtractYear

from spokework.access.decide import Actor
from spokework.casework.models import Referral
from spokework.practice import codes
from spokework.practice.models import (
    AwarenessSession,
    Challenge,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
)
from spokework.programme.models import Area, Hub

# Of each measure: by year and agency (None: none is recorded).
Counts = Mapping[tuple[int, UUID | None], int]
_CHANGED = (codes.ChallengeResult.UPHELD, codes.ChallengeResult.PARTLY)


@dataclass(frozen=True)
class AreaCounts:
    """Exact, of one hub. ``asked`` and ``yes`` are of what triage says of referrals, by question and year."""

    referrals: Counts
    consultancies: Counts
    joint_work: Counts
    trained: Counts
    reached: Counts
    meetings: Counts
    raised: Counts
    changed: Counts  # challenges after which the agency changed what it did, or part of it
    asked: Mapping[str, Counts]
    yes: Mapping[str, Counts]


DIFFUSION = ("right_place", "right_time", "good_information")


def area_counts(actor: Actor, hub: Hub, area: Area) -> AreaCounts:
    """A question a measure, however much was done."""

    def of(model: Any, day: str = "day", *, agency: str | None = "agency", what: Any = None, **wanted: Any) -> Counts:
        rows = model.objects.visible_to(actor).filter(hub=hub, area=area, **wanted)
        return _counted(rows, day, agency, what or Count("pk"))

    received = Referral.objects.unscoped("counted for the page of the hub's area; none is read").filter(
        hub=hub, area=area
    )
    attended = Sum("attended")
    return AreaCounts(
        referrals=_counted(received, "received", "agency", Count("pk")),
        consultancies=of(Consultancy),
        joint_work=of(JointWork),
        trained=of(TrainingEvent, what=attended),
        reached=of(AwarenessSession, what=attended, audience=codes.Audience.YOUNG_PEOPLE),
        meetings=of(StrategicMeeting, agency=None),
        raised=of(Challenge),
        changed=of(Challenge, "resolved_on", result__in=_CHANGED),
        asked=_answers(received, {name: Q(**{f"{name}__isnull": False}) for name in DIFFUSION}),
        yes=_answers(received, {name: Q(**{name: True}) for name in DIFFUSION}),
    )


def _counted(rows: Any, day: str, agency: str | None, what: Any) -> Counts:
    keys = {"year": ExtractYear(day)} | ({"of": F(agency)} if agency else {})
    found = rows.order_by().values(**keys).annotate(counted=what)
    return {(row["year"], row.get("of")): row["counted"] for row in found}


def _answers(received: Any, wanted: Mapping[str, Q]) -> dict[str, Counts]:
    counts = {name: Count("pk", filter=condition) for name, condition in wanted.items()}
    found = list(received.order_by().values(year=ExtractYear("received")).annotate(**counts))
    return {name: {(row["year"], None): row[name] for row in found} for name in wanted}
