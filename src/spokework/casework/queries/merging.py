"""What a merge would move."""

from uuid import UUID

from spokework.access.decide import Actor
from spokework.casework.models import Assessment, Case, Contact, Goal, Referral, YoungPerson

KINDS = (
    (Referral, "referral", "referrals"),
    (Case, "case", "cases"),
    (Assessment, "assessment", "assessments"),
    (Contact, "contact", "contacts"),
    (Goal, "goal", "goals"),
)


def what_moves(actor: Actor, young_person: YoungPerson) -> list[str]:
    """Counts in words, without the kinds of which there are none."""
    counted = [
        (model.objects.visible_to(actor).filter(young_person=young_person).count(), one, many)
        for model, one, many in KINDS
    ]
    return [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]


def merged_into(young_person_id: UUID) -> list[UUID]:
    """Records merged into this one, and into those: what was done to them was done to this young person."""
    rows = YoungPerson.objects.unscoped("keys only; whoever may see the kept record may know of these")
    found: list[UUID] = []
    wave: list[UUID] = [young_person_id]
    while wave:
        wave = list(rows.filter(merged_into__in=wave).values_list("pk", flat=True))
        found += wave
    return found
