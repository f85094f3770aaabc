"""Going round: whoever is overdue from a lone visit is noticed, and those who wait are written to, once.

The message says that one is overdue and no more: no name, no place, no time. Two steps, so that the database is not
held while a mail server takes its time: somebody who sets about telling says so first, and whoever finds that said
and nothing told a while later – the process was killed, the server did not answer – tells in her place.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.casework.actions.noticing import give_notice
from spokework.practice.models import LoneVisit, Round
from spokework.practice.states import LoneVisitState
from spokework.programme.memberships import holders

from .base import did
from .visiting import OVERDUE

AGAIN_AFTER = timedelta(minutes=2)
SUBJECT = "Spokework: a lone visit is overdue"
WORDS = "A lone visit is overdue. Open Spokework."
_log = logging.getLogger(__name__)


def go_round(*, by: Actor) -> int:
    """Tell of every visit that is overdue and of which nobody was told. How many were told of now."""
    _note_round()
    return sum(_tell(pk, by) for pk in _untold())


def _note_round() -> None:
    Round.objects.unscoped("the one row there is").update_or_create(one=True, defaults={"at": timezone.now()})


def _waiting_to_be_told() -> Q:
    now = timezone.now()
    nobody_at_it = Q(telling_at=None) | Q(telling_at__lte=now - AGAIN_AFTER)
    return Q(state=LoneVisitState.PLANNED, due_at__lte=now, told_at=None) & nobody_at_it


def _untold() -> list[UUID]:
    rows = LoneVisit.objects.unscoped("every hub's: nobody is signed in where this runs")
    return list(rows.filter(_waiting_to_be_told()).order_by("due_at").values_list("pk", flat=True))


def _tell(pk: UUID, by: Actor) -> bool:
    visit = _claimed(pk)
    if visit is None:
        return False
    try:
        _send(visit)
    except OSError as fault:  # every fault of smtplib is one; what it says may hold addresses
        _log.error("The message that a lone visit is overdue did not go out (%s). Tried again.", type(fault).__name__)
        return False
    _told(visit, by)
    return True


@transaction.atomic
def _claimed(pk: UUID) -> LoneVisit | None:
    rows = LoneVisit.objects.unscoped("under its lock, as it stands now").select_for_update()
    visit: LoneVisit | None = rows.filter(_waiting_to_be_told(), pk=pk).first()
    if visit is None:
        return None
    if visit.telling_at is None:
        text = "A lone visit is overdue: nobody has heard from a colleague. Open Team now."
        give_notice(hub_id=visit.hub_id, permission=P.SUPPORT_TEAM, kind=OVERDUE, text=text)
    visit.change(telling_at=timezone.now())
    return visit


def _send(visit: LoneVisit) -> None:
    """In the demonstration nobody is written to. The addresses do not learn of each other."""
    to = set(holders(visit.hub_id, P.SUPPORT_TEAM).values_list("email", flat=True))
    to |= set(Account.objects.filter(pk=visit.buddy_id, is_active=True).values_list("email", flat=True))
    if to and not settings.DEMONSTRATION:
        EmailMessage(SUBJECT, f"{WORDS}\n\n{settings.BASE_URL}/\n", bcc=sorted(to)).send()


@transaction.atomic
def _told(visit: LoneVisit, by: Actor) -> None:
    rows = LoneVisit.objects.unscoped("under its lock, as it stands now").select_for_update()
    locked: LoneVisit = rows.get(pk=visit.pk)
    # Extended meanwhile, it is to be told of anew when that time has passed.
    if locked.telling_at == visit.telling_at:
        locked.change(told_at=timezone.now())
    did("told that a lone visit is overdue", locked, by=by)
