"""What was answered when support was explained, from the referral on."""

from typing import Any

from django.db.models import OuterRef, Subquery

from spokework.access.decide import Actor
from spokework.casework.models import Consent, Referral, YoungPerson


def consents(actor: Actor, young_person: YoungPerson) -> list[Consent]:
    """The latest, which stands, first."""
    rows = Consent.objects.visible_to(actor).filter(young_person=young_person).select_related("by")
    return list(rows.order_by("-day", "-number"))


def as_referred(actor: Actor, young_person: YoungPerson) -> list[Referral]:
    """Before anybody here had asked: what each referral said."""
    return list(Referral.objects.visible_to(actor).filter(young_person=young_person).order_by("-received", "-number"))


def standing(column: str) -> Subquery:
    """For a young person's row: of the consent that stands, this."""
    rows: Any = Consent.objects.unscoped("a sub-select of rows that are themselves narrowed")
    return Subquery(rows.filter(young_person=OuterRef("pk")).order_by("-day", "-number").values(column)[:1])
