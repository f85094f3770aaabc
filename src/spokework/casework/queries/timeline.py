"""Everything that happened with one young person, a page at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from spokework.access.decide import Actor
from spokework.casework.models import (
    Alert,
    Allocation,
    Assessment,
    Case,
    Closure,
    Consent,
    Contact,
    Goal,
    GoalScore,
    Inquiry,
    MissingEpisode,
    NetworkMember,
    Pause,
    Question,
    Referral,
    Sharing,
    YoungPerson,
)
from spokework.casework.panels import on_timeline
from spokework.casework.states import AssessmentState
from spokework.core.components import TimelineItem

PAGE = 40


@dataclass(frozen=True)
class Happened:
    """Rows of each kind. Of contacts, scores and sharings, which go on and on, only those before ``before``, the latest
    first. Intelligence submissions are never among them: this is a page to sit over together."""

    referrals: list[Referral]
    cases: list[Case]
    allocations: list[Allocation]
    assessments: list[Assessment]
    contacts: list[Contact]
    goals: list[Goal]
    scores: list[GoalScore]
    pauses: list[Pause]
    closures: list[Closure]
    missing: list[MissingEpisode]
    alerts: list[Alert]
    people: list[NetworkMember]
    questions: list[Question]
    inquiries: list[Inquiry]
    beside: list[TimelineItem]  # what the floors above know of
    sharings: list[Sharing]
    consents: list[Consent]
    before: date | None
    limit: int

    @property
    def complete_after(self) -> date | None:
        """Of a day no later than this some contacts, scores or sharings may have been left out."""
        going_on: tuple[Any, ...] = (self.contacts, self.scores, self.sharings)
        cut = [rows[-1].day for rows in going_on if len(rows) >= self.limit]
        return max(cut) if cut else None


def happened(actor: Actor, young_person: YoungPerson, *, before: date | None = None, limit: int = PAGE + 1) -> Happened:
    def rows(model: Any, *related: str) -> Any:
        return model.objects.visible_to(actor).filter(young_person=young_person).select_related(*related)

    def latest(model: Any, *related: str) -> list[Any]:
        found = rows(model, *related)
        if before is not None:
            found = found.filter(day__lt=before)
        found = found.order_by("-day", "-created_at")
        read = list(found[:limit])
        if len(read) == limit and read[0].day == read[-1].day:  # more on one day than a page holds
            read = list(found.filter(day=read[0].day))
        return read

    return Happened(
        referrals=list(rows(Referral, "entered_by")),
        cases=list(rows(Case, "area")),
        allocations=list(rows(Allocation, "appointment__worker")),
        assessments=list(rows(Assessment, "by", "supersedes").filter(state=AssessmentState.SIGNED)),
        contacts=latest(Contact, "by"),
        goals=list(rows(Goal)),
        scores=latest(GoalScore, "goal", "by"),
        pauses=list(rows(Pause)),
        closures=list(rows(Closure, "by")),
        missing=list(rows(MissingEpisode, "by")),
        alerts=list(rows(Alert)),
        people=list(rows(NetworkMember)),
        questions=list(rows(Question, "asked", "by")),
        inquiries=list(rows(Inquiry, "asking")),
        beside=on_timeline(actor, young_person),
        sharings=latest(Sharing, "agency", "by"),
        consents=list(rows(Consent, "by")),
        before=before,
        limit=limit,
    )
