"""What was shared about one young person. Intelligence submissions are read apart, by those who may know of them."""

from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import (
    Contact,
    IntelligenceCorrection,
    IntelligenceSubmission,
    Sharing,
    SharingCorrection,
    Told,
    YoungPerson,
)

from .contacts import Place

PAGE = 30
T = TypeVar("T", bound=Told)


@dataclass(frozen=True)
class Filters:
    """Which of them. Nothing in it is about anybody, so it may stand in a URL."""

    purpose: str = ""
    told: str = ""

    @classmethod
    def read(cls, given: Any) -> Self:
        purpose, told = given.get("purpose", ""), given.get("told", "")
        return cls(
            purpose=purpose if purpose in codes.SharingPurpose.values else "",
            told=told if told in ("yes", "no") else "",
        )

    def as_query(self) -> dict[str, str]:
        return {name: value for name, value in (("purpose", self.purpose), ("told", self.told)) if value}

    def condition(self) -> Q:
        asked = Q(purpose=self.purpose) if self.purpose else Q()
        return asked & Q(young_person_told=self.told == "yes") if self.told else asked


@dataclass(frozen=True)
class Sharings:
    rows: list[Sharing] = field(default_factory=list)
    earlier: Place | None = None


def _of(model: Any, actor: Actor, young_person: YoungPerson) -> Any:
    rows = model.objects.visible_to(actor).filter(young_person=young_person)
    return rows.select_related("by", "agency").order_by("-day", "-number")


def sharings(
    actor: Actor, young_person: YoungPerson, filters: Filters | None = None, *, below: Place | None = None
) -> Sharings:
    """The latest first."""
    rows = _of(Sharing, actor, young_person).filter((filters or Filters()).condition())
    if below is not None:
        rows = rows.filter(Q(day__lt=below.day) | Q(day=below.day, number__lt=below.number))
    shown = list(rows[: PAGE + 1])
    more, shown = len(shown) > PAGE, shown[:PAGE]
    return Sharings(shown, Place(shown[-1].day, shown[-1].number) if more else None)


def submissions(actor: Actor, young_person: YoungPerson) -> list[IntelligenceSubmission]:
    """The latest of those the reader may know of."""
    return list(_of(IntelligenceSubmission, actor, young_person)[:PAGE])


def shared_in(actor: Actor, contact: Contact) -> tuple[list[Sharing], list[IntelligenceSubmission]]:
    young_person = contact.young_person
    return (
        list(_of(Sharing, actor, young_person).filter(contact=contact)),
        list(_of(IntelligenceSubmission, actor, young_person).filter(contact=contact)),
    )


def one(model: type[T], actor: Actor, young_person: YoungPerson, number: int) -> T | None:
    rows = _of(model, actor, young_person).filter(number=number)
    found: T | None = rows.select_related("by", "agency", "contact", "young_person").first()
    return found


def corrections(actor: Actor, row: Told) -> list[SharingCorrection | IntelligenceCorrection]:
    """What it said before, the latest first."""
    model: Any = IntelligenceCorrection if isinstance(row, IntelligenceSubmission) else SharingCorrection
    return list(model.objects.visible_to(actor).filter(sharing=row).select_related("by").order_by("-at"))


def last_of(model: Any, actor: Actor, young_person: YoungPerson) -> Told | None:
    """How it was shared last time."""
    found: Told | None = _of(model, actor, young_person).first()
    return found


def told_of(actor: Actor, young_person: YoungPerson) -> list[Sharing]:
    """All of which the young person was told, for a page they may be shown: nothing else is on it."""
    return list(_of(Sharing, actor, young_person).filter(young_person_told=True))
