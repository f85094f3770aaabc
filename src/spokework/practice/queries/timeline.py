"""What was done around a young person's case: with its words, for whoever reaches them."""

from typing import Any

from spokework.access.decide import Actor
from spokework.casework.models import YoungPerson
from spokework.practice.models import CaseLink

from .links import LINKED


def linked(actor: Actor, young_person: YoungPerson) -> list[tuple[Any, CaseLink]]:
    """Each with its link. One question."""
    rows = CaseLink.objects.visible_to(actor).filter(young_person=young_person)
    with_all = [f"{name}__{part}" for name in LINKED.values() for part in ("by", "agency")]
    return [
        (row, link)
        for link in rows.select_related(*with_all)
        for name in LINKED.values()
        if (row := getattr(link, name)) is not None
    ]
