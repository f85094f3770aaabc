"""Tries to look beyond that opened nothing: each is in the log of the record it was about, and nobody guesses for long.

They are kept outside the try's own transaction, which is undone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

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
NOT_TAKEN = "tried to look beyond when no more tries were taken"


class _Try(NamedTuple):
    at: datetime
    opened_nothing: bool  # False until that is known


_Tries = dict[UUID, _Try]


def reserve_try(*, by: Actor) -> UUID:
    """Before anything is looked up, so that the answer is the same whatever was typed, and tries made at once count.

    What comes of it is said by ``look_failed`` or ``give_try_back``. A try that ends in a fault counts.
    """
    number, now = uuid4(), timezone.now()
    with _tries(by) as tries:
        taken = len(tries) < TRIES
        if taken:
            tries[number] = _Try(now, opened_nothing=False)
        oldest = min(each.at for each in tries.values())
    if taken:
        return number
    _log_in_own_hubs(NOT_TAKEN, by)
    until = timezone.localtime(oldest + WITHIN + timedelta(minutes=1))  # the minute shown has then begun
    raise Refused(
        f"{TRIES} tries opened nothing, so no more are taken for now. Try again at {until:%H:%M}. "
        "If it cannot wait, ask the hub's manager or safeguarding lead."
    )


def give_try_back(*, number: UUID, by: Actor) -> None:
    """It opened a record, or was an answer given before."""
    with _tries(by) as tries:
        tries.pop(number, None)


def look_failed(*, number: UUID, who: str, by: Actor) -> None:
    """Log it with the record it named, whichever hub's that is: its officer learns of it."""
    young_person = tried_to_find(by, who) if who.strip() else None
    if young_person is not None:
        record(TRIED, by=by, hub_id=young_person.hub_id, about=young_person, young_people=[young_person.pk])
    with _tries(by) as tries:
        if number in tries:
            tries[number] = tries[number]._replace(opened_nothing=True)
        failed = sum(each.opened_nothing for each in tries.values())
    if failed == TRIES:
        _log_in_own_hubs(TOO_OFTEN, by)


def _log_in_own_hubs(action: str, by: Actor) -> None:
    with transaction.atomic():
        for hub_id in sorted(by.hubs_with(P.LOOK_BEYOND)):
            record(action, by=by, hub_id=hub_id)


@contextmanager
def _tries(by: Actor) -> Iterator[_Tries]:
    """Those of the last ten minutes, changed by one at a time; in real time, whatever day the demonstration is at."""
    name = f"tries-to-look-beyond:{by.id}"
    with transaction.atomic():
        # Nothing else is locked meanwhile, and rows that only name the account need not wait.
        Account.objects.select_for_update(no_key=True).filter(pk=by.id).first()
        since = timezone.now() - WITHIN
        tries: _Tries = {number: each for number, each in cache.get(name, {}).items() if each.at > since}
        yield tries
        cache.set(name, tries, WITHIN.total_seconds())
