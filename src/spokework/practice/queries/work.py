"""What a hub did, of every kind, the latest first: a page at a time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.core.quarters import quarter_named, quarter_start
from spokework.practice.models import (
    AwarenessSession,
    Challenge,
    Consultancy,
    JointWork,
    StrategicMeeting,
    TrainingEvent,
    WorkDone,
)
from spokework.programme.models import Area, Membership, Placement

PAGE = 30
# By the word that stands for each in an address.
MODELS: dict[str, type[WorkDone]] = {
    "session": AwarenessSession,
    "training": TrainingEvent,
    "consultancy": Consultancy,
    "joint_work": JointWork,
    "meeting": StrategicMeeting,
    "challenge": Challenge,
}


@dataclass(frozen=True)
class Filters:
    """Nothing in it is about a young person, so it may stand in an address."""

    kind: str = ""
    worker: str = ""
    area: str = ""
    quarter: str = ""

    @classmethod
    def read(cls, given: Any) -> Self:
        kind, quarter, worker = given.get("kind", ""), given.get("quarter", ""), given.get("worker", "")
        return cls(
            kind=kind if kind in MODELS else "",
            worker=worker if _key(worker) else "",
            area=given.get("area", "").replace("\0", "")[:9],
            quarter=quarter if quarter_named(quarter) else "",
        )

    def as_query(self) -> dict[str, str]:
        held = {"kind": self.kind, "worker": self.worker, "area": self.area, "quarter": self.quarter}
        return {name: value for name, value in held.items() if value}

    def narrows(self) -> Q:
        wanted = Q(by=self.worker) if self.worker else Q()
        if self.area:
            wanted &= Q(area__code=self.area)
        number = quarter_named(self.quarter)
        return wanted & within(number) if number else wanted


def within(quarter: int) -> Q:
    return Q(day__gte=quarter_start(quarter), day__lt=quarter_start(quarter + 1))


def last_day(quarter: int) -> date:
    return quarter_start(quarter + 1) - timedelta(days=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class After:
    """Where a page begins: below this row of this day, and on one day below what was written down later."""

    day: date
    written: datetime
    pk: UUID

    @classmethod
    def of(cls, row: Any) -> Self:
        return cls(row.day, row.created_at, row.pk)

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{(self.written - _EPOCH) // _TICK}.{self.pk}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        try:
            day, ticks, pk = text.split(".")
            return cls(date.fromisoformat(day), _EPOCH + int(ticks) * _TICK, UUID(pk))
        except (ValueError, OverflowError):
            return None

    def below(self) -> Q:
        that_day = Q(created_at__lt=self.written) | Q(created_at=self.written, pk__lt=self.pk)
        return Q(day__lt=self.day) | (Q(day=self.day) & that_day)


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    after: After | None


def page(actor: Actor, filters: Filters, after: After | None = None) -> Page:
    """One question a kind, each for no more than a page holds."""
    models = [MODELS[filters.kind]] if filters.kind else MODELS.values()
    wanted = filters.narrows()
    if after is not None:
        wanted &= after.below()
    found = [row for model in models for row in done(actor, model).filter(wanted)[: PAGE + 1]]
    found.sort(key=lambda row: (row.day, row.created_at, row.pk), reverse=True)
    shown = found[:PAGE]
    return Page(shown, After.of(shown[-1]) if len(found) > PAGE else None)


def done(actor: Actor, model: type[WorkDone]) -> Any:
    """Rows of one kind, the latest first, with what their titles say."""
    rows: Any = model.objects
    with_agency = ["agency"] if any(field.name == "agency" for field in model._meta.fields) else []
    return rows.visible_to(actor).select_related("by", "area", *with_agency).order_by("-day", "-created_at", "-pk")


def workers(actor: Actor) -> list[Account]:
    """Everybody who records, or recorded, in the hubs whose work one sees."""
    roles = [role.value for role in Role if P.RECORD_PRACTICE in ROLES[role].permissions]
    here = Membership.objects.of_colleagues(actor).filter(hub__in=actor.hubs_with(P.VIEW_PRACTICE), role__in=roles)
    return list(Account.objects.filter(pk__in=here.order_by().values("account")).order_by("name", "pk"))


def areas(actor: Actor) -> list[Area]:
    """Where the hubs have, or had, a spoke."""
    placed = Placement.objects.visible_to(actor).filter(hub__in=actor.hubs_with(P.VIEW_PRACTICE))
    return list(Area.objects.visible_to(actor).filter(pk__in=placed.order_by().values("area")).order_by("name"))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def all_of(actor: Actor, wanted: Q) -> dict[str, list[Any]]:
    """Every kind, whole: for what is narrow enough to be read in one go."""
    return {key: list(done(actor, model).filter(wanted)) for key, model in MODELS.items()}
