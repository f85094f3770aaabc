"""Questions between hubs."""

from spokework.access.decide import Actor
from spokework.casework.models import Inquiry, YoungPerson


def inquiry_of(actor: Actor, young_person: YoungPerson, number: int) -> Inquiry | None:
    rows = Inquiry.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Inquiry | None = rows.select_related("asking").first()
    if found is not None:
        found.young_person = young_person
    return found


def to_answer(actor: Actor, young_person: YoungPerson) -> list[Inquiry]:
    rows = Inquiry.objects.visible_to(actor).filter(young_person=young_person, answered_on=None)
    return list(rows.select_related("asking").order_by("number"))
