"""Who looked at a young person's record and who changed it, as the log says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.audit.models import Event, Subject
from spokework.casework.models import YoungPerson

from .merging import merged_into

PAGE = 50


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    action: str  # as logged
    fields: list[str]
    others: int  # how many more young people the same page showed


@dataclass(frozen=True)
class Page:
    entries: list[Entry]
    before: int | None  # the number of the last event shown, where there are earlier ones


def page(actor: Actor, young_person: YoungPerson, before: int | None = None) -> Page:
    """Newest first. Events are numbered within the hub's log, so the page goes on from a number."""
    require(actor, P.VIEW_WHO_LOOKED, young_person)
    own = [young_person.pk, *merged_into(young_person.pk)]
    about = Subject.objects.filter(young_person_id__in=own, chain_id=young_person.hub_id)
    rows = Event.objects.filter(pk__in=about.values("event"), chain_id=young_person.hub_id)
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.order_by("-number")[: PAGE + 1])
    shown = found[:PAGE]
    names = _names({row.actor_id for row in shown})
    return Page(
        [
            Entry(
                row.at,
                names.get(row.actor_id, "Somebody at the machine"),
                row.action,
                row.fields,
                len(row.subjects) - 1,
            )
            for row in shown
        ],
        shown[-1].number if len(found) > PAGE else None,
    )


def _names(ids: set[UUID]) -> dict[UUID, str]:
    return dict(Account.objects.filter(pk__in=ids).values_list("pk", "name"))
