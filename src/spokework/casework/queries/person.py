"""One young person, found by reference, and what the header of every page about them says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from spokework.access.decide import Actor
from spokework.casework.levels import Level
from spokework.casework.models import Alert, Allocation, Assessment, Case, MissingEpisode, YoungPerson
from spokework.casework.models.consent import TO_ACT_ON
from spokework.casework.states import LIVE, AssessmentState
from spokework.vault.keyring import unlock

from .consents import standing


def by_reference(actor: Actor, reference: str) -> YoungPerson | None:
    """The record with its key opened, and ``consent`` on it; None where there is none within the actor's reach."""
    rows = YoungPerson.objects.visible_to(actor).present().filter(reference=reference).select_related("hub")
    now = {"consent": standing("decision"), "consent_since": standing("day")}
    found: YoungPerson | None = rows.annotate(**now).first()
    if found is not None:
        unlock([found.pk])
    return found


def standing_assessments(**of: Any) -> Any:
    """Signed, and not replaced by a correction; the latest first."""
    rows = Assessment.objects.unscoped("a sub-select of rows that are themselves narrowed")
    corrected = rows.filter(supersedes=OuterRef("pk"))
    return rows.filter(~Exists(corrected), state=AssessmentState.SIGNED, **of).order_by("-day", "-number")


def current_level(case: str = "pk") -> Subquery:
    """For a row with a case: the level as last judged and signed in that case."""
    return Subquery(standing_assessments(case=OuterRef(case)).values("judged_level")[:1])


def current_worker(case: str = "pk") -> Subquery:
    """For a row with a case: the name of the worker who holds it."""
    held = Allocation.objects.unscoped("a sub-select of rows that are themselves narrowed")
    return Subquery(held.filter(case=OuterRef(case), end=None).values("appointment__worker__name")[:1])


def missing_since(young_person: str = "young_person") -> Subquery:
    """For a row about a young person: since when they are missing."""
    rows = MissingEpisode.objects.unscoped("a sub-select of rows that are themselves narrowed")
    now = rows.filter(young_person=OuterRef(young_person), returned_on=None)
    return Subquery(now.order_by("-went_on").values("went_on")[:1])


@dataclass(frozen=True)
class Heading:
    """What is true of the young person today."""

    young_person: YoungPerson
    case: Case | None
    level: Level
    worker: str
    missing_since: date | None
    alerts: list[Alert]
    consent: str  # the decision that stands, where somebody has to act on it
    consent_since: date | None


def heading(actor: Actor, young_person: YoungPerson) -> Heading:
    case = latest_case(actor, young_person)
    alerts = Alert.objects.visible_to(actor).filter(young_person=young_person, ended_on=None).order_by("number")
    # Once the case is closed, somebody has acted.
    consent = getattr(young_person, "consent", None) if case is None or case.state in LIVE else None
    return Heading(
        young_person=young_person,
        case=case,
        level=Level(getattr(case, "level", None) or Level.NOT_ASSESSED),
        worker=getattr(case, "worker", None) or "",
        missing_since=getattr(case, "missing_since", None),
        alerts=list(alerts),
        consent=consent if consent in TO_ACT_ON else "",
        consent_since=getattr(young_person, "consent_since", None),
    )


def latest_case(actor: Actor, young_person: YoungPerson) -> Case | None:
    """With ``level``, ``worker`` and ``missing_since`` on it."""
    rows = Case.objects.visible_to(actor).filter(young_person=young_person).order_by("-number")
    now = {"level": current_level(), "worker": current_worker(), "missing_since": missing_since()}
    found: Case | None = rows.annotate(**now).first()
    return found
