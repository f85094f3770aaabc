"""Referrals: one, a young person's, those to decide on and those that wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, When

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.audit.models import Event, Subject
from spokework.casework.levels import Level
from spokework.casework.models import Referral, YoungPerson
from spokework.casework.states import UNDECIDED, ReferralState
from spokework.core.ids import parse_reference
from spokework.vault.keyring import unlock

from .duplicates import seems_known
from .merging import merged_into

PAGE = 25


@dataclass(frozen=True)
class After:
    """The last row of the page before: where the next one begins. Stands in the URL, so it names nobody."""

    day: date
    reference: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        day, _, reference = text.partition("_")
        parsed = parse_reference(reference)
        try:
            return cls(date.fromisoformat(day), parsed) if parsed else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.reference}"


@dataclass(frozen=True)
class Page:
    referrals: list[Referral]
    after: After | None  # None: this was the last page


def to_decide(actor: Actor, after: After | None = None) -> Page:
    """Received and not decided, oldest first. Each row says with ``seems_known`` whether to look closer."""
    rows = _of_hubs(actor, P.TRIAGE_REFERRAL).filter(state__in=UNDECIDED)
    marked = rows.annotate(seems_known=Case(When(seems_known(), then=1), default=0, output_field=IntegerField()))
    return _page(marked, "received", after)


def waiting(actor: Actor, *, level: str = "", after: After | None = None) -> Page:
    """Accepted and without a worker, who waited longest first."""
    rows = _of_hubs(actor, P.VIEW_TEAM).filter(state=ReferralState.WAITING)
    return _page(rows.filter(level=level) if level else rows, "waiting_since", after)


def waiting_by_level(actor: Actor) -> dict[str, int]:
    rows = _of_hubs(actor, P.VIEW_TEAM).filter(state=ReferralState.WAITING)
    counted: dict[str, int] = dict.fromkeys(Level, 0)
    for level in rows.values_list("level", flat=True):
        counted[level] += 1
    return counted


def _of_hubs(actor: Actor, permission: P) -> Any:
    return Referral.objects.visible_to(actor).filter(hub__in=actor.hubs_with(permission))


def _page(rows: QuerySet[Any], day: str, after: After | None) -> Page:
    if after is not None:
        later_that_day = Q(**{day: after.day}, young_person__reference__gt=after.reference)
        rows = rows.filter(Q(**{f"{day}__gt": after.day}) | later_that_day)
    found = list(rows.select_related("young_person", "area").order_by(day, "young_person__reference")[: PAGE + 1])
    shown = found[:PAGE]
    unlock(row.young_person_id for row in shown)
    more = len(found) > PAGE
    last = shown[-1] if more else None
    return Page(shown, After(getattr(last, day), last.young_person.reference) if last is not None else None)


def referral_of(actor: Actor, young_person: YoungPerson, number: int) -> Referral | None:
    rows = Referral.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Referral | None = rows.select_related("area", "agency", "entered_by").first()
    if found is not None:
        found.young_person = young_person
    return found


def referrals_of(actor: Actor, young_person: YoungPerson) -> list[Referral]:
    rows = Referral.objects.visible_to(actor).filter(young_person=young_person)
    return list(rows.select_related("area").order_by("-number"))


def who_did(referral: Referral) -> dict[str, str]:
    """Who took each step, as the log says: the event's action → a name. Of a step taken twice, the last."""
    own = [referral.young_person_id, *merged_into(referral.young_person_id)]
    about = Subject.objects.filter(young_person_id__in=own).values("event")
    events = Event.objects.filter(pk__in=about, record_id=referral.pk).order_by("number")
    found: list[tuple[str, UUID]] = list(events.values_list("action", "actor_id"))
    people = Account.objects.filter(pk__in={actor for _, actor in found})
    names = dict(people.values_list("pk", "name"))
    return {action: names.get(actor, "") for action, actor in found}
