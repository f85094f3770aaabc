"""The assessments of one young person."""

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Assessment, Case, YoungPerson
from spokework.casework.states import AssessmentState


def assessments(actor: Actor, young_person: YoungPerson) -> list[Assessment]:
    """All of them, superseded ones and drafts too, the latest first."""
    rows = Assessment.objects.visible_to(actor).filter(young_person=young_person)
    return list(rows.select_related("by", "case", "supersedes").order_by("-day", "-number"))


def assessment(actor: Actor, young_person: YoungPerson, number: int) -> Assessment | None:
    rows = Assessment.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Assessment | None = rows.select_related("by", "case", "supersedes").first()
    return found


def correction_of(actor: Actor, assessment: Assessment) -> int | None:
    """The number of the assessment that took this one's place."""
    rows = Assessment.objects.visible_to(actor).filter(supersedes=assessment)
    number: int | None = rows.values_list("number", flat=True).first()
    return number


def next_stage(actor: Actor, case: Case) -> str:
    signed = Assessment.objects.visible_to(actor).filter(case=case, state=AssessmentState.SIGNED)
    return codes.Stage.REVIEW if signed.exists() else codes.Stage.INITIAL
