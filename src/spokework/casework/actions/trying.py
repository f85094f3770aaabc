"""Tries to look beyond that opened nothing: each is in the log of the record it was about, and nobody guesses for long.

They are kept outside the try's own transaction, which is undone.
"""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.casework.queries.finding import tried_to_find
from spokework.core.errors import Refused

TRIES = 8
WITHIN = timedelta(minutes=10)
TRIED = "tried to look beyond"
TOO_OFTEN = "tried to look beyond too often"


def check_tries(*, by: Actor) -> None:
    """Before anything is looked up, so that the answer is the same whatever was typed."""
    failed = _failed(by)
    if len(failed) >= TRIES:
        until = timezone.localtime(failed[-TRIES] + WITHIN + timedelta(minutes=1))  # the minute shown has then begun
        raise Refused(
            f"{TRIES} tries opened nothing, so no more are taken for now. Try again at {until:%H:%M}. "
            "If it cannot wait, ask the hub's manager or safeguarding lead."
        )


@transaction.atomic
def look_failed(*, who: str, by: Actor) -> None:
    """Count it, and log it with the record it named, whichever hub's that is: its officer learns of it."""
    # Two processes that count at once would each write what the other did not know.
    Account.objects.select_for_update().filter(pk=by.id).first()
    failed = _failed(by)
    if len(failed) >= TRIES:
        return
    failed.append(timezone.now())
    cache.set(_name(by), failed, WITHIN.total_seconds())
    young_person = tried_to_find(by, who) if who.strip() else None
    if young_person is not None:
        record(TRIED, by=by, hub_id=young_person.hub_id, about=young_person, young_people=[young_person.pk])
    if len(failed) == TRIES:
        for hub_id in sorted(by.hubs_with(P.LOOK_BEYOND)):
            record(TOO_OFTEN, by=by, hub_id=hub_id)


def _failed(by: Actor) -> list[datetime]:
    """In real time, whatever day the demonstration stands at."""
    since = timezone.now() - WITHIN
    return [at for at in cache.get(_name(by), []) if at > since]


def _name(by: Actor) -> str:
    return f"look-beyond-tries:{by.id}"
