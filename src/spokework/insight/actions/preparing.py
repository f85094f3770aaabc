"""Asking for a release to be made or checked: what takes seconds, or minutes, is done beside the server."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core import beside
from spokework.core.errors import Refused
from spokework.insight.models import Preparation, Release, Step

from .base import lock
from .releasing import ROUND5, figures_of, refuse_a_second, refuse_the_quarter

_WHY = "one release is made or checked at a time on a machine"


@transaction.atomic
def ask_to_make(*, quarter: int, by: Actor, profile: str = ROUND5, reason: str = "") -> Preparation:
    """Refused at once where it cannot be made: nobody waits to be told that a reason is missing."""
    require(by, P.PREPARE_RELEASES)
    refuse_the_quarter(quarter)
    refuse_a_second(quarter, reason)
    return _asked(Step.MAKE, quarter, profile, by, reason=reason.strip())


@transaction.atomic
def ask_to_make_again(*, release: Release, by: Actor, profile: str = ROUND5) -> Preparation:
    locked = lock(release, "make_again", by=by)
    refuse_the_quarter(locked.quarter)
    return _asked(Step.MAKE_AGAIN, locked.quarter, profile, by, release=locked)


@transaction.atomic
def ask_to_check(*, release: Release, by: Actor) -> Preparation:
    locked = lock(release, "check", by=by)
    figures_of(locked)
    return _asked(Step.CHECK, locked.quarter, locked.profile, by, release=locked)


@transaction.atomic
def stop_preparation(*, preparation: Preparation, by: Actor) -> None:
    require(by, P.PREPARE_RELEASES)
    if beside.stop(Preparation.objects.unscoped("the one that was asked for, locked").filter(pk=preparation.pk)):
        record("stopped a release", by=by, hub_id=None, about=preparation, fields=["stage"])


def _asked(step: Step, quarter: int, profile: str, by: Actor, **more: Any) -> Preparation:
    if by.account_id is None:
        raise Refused("At the machine it is made and checked at once: `spokework release make`.")
    rows = Preparation.objects.unscoped(_WHY)
    if beside.still_running(rows).exists():
        raise Refused("A release is being made or checked already. Wait for it, or stop it.")
    rows.filter(quarter=quarter).exclude(leaks=[]).update(leaks=[])  # told once, and kept no longer than it is needed
    made: Preparation = Preparation.objects.create(
        step=step, quarter=quarter, profile=profile, by_id=by.account_id, told_at=timezone.now(), **more
    )
    record("asked for a release", by=by, hub_id=None, about=made, fields=["step", "quarter", "profile"])
    transaction.on_commit(lambda: beside.start("release", made.pk))
    return made
