"""What the process beside the server does with a release: as whoever asked, and as they may by then."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor, NotAllowed
from spokework.core import beside
from spokework.core.errors import Refused
from spokework.core.models import Stage
from spokework.insight.models import Preparation, Release, Step
from spokework.programme.memberships import actor_for

from .releasing import Leaking, attack_release, candidate_for, check_release, make_again, make_release

_WHY = "the process of this one preparation"
Change = Callable[[], Release]


def prepare(*, preparation_id: UUID) -> Stage:
    """Once: whoever takes it up first. What was found is kept together with the word that it is done, or not at all."""
    rows = Preparation.objects.unscoped(_WHY).filter(pk=preparation_id)
    if not beside.take_up(rows):
        raise Refused("There is no such release to be prepared, or it has been taken up already.")
    asked: Preparation = rows.select_related("by", "release").get()
    over: dict[str, object] = {"stage": Stage.FAILED, "fault": beside.UNFORESEEN}
    try:
        change = _found(asked, actor_for(asked.by), beside.Teller(rows))
        with transaction.atomic():
            if not beside.finish(rows, {"stage": Stage.DONE}):
                raise beside.Stopped
            rows.update(release=change())
        over = {}
    except beside.Stopped:
        over = {}
    except Leaking as leaking:
        over = {"stage": Stage.FAILED, "fault": leaking.message, "leaks": list(leaking.cells)}
    except Refused as refused:
        over = {"stage": Stage.FAILED, "fault": refused.message}
    except NotAllowed:
        over = {"stage": Stage.FAILED, "fault": "Whoever asked may not prepare releases any more."}
    finally:
        if over:
            beside.finish(rows, over)
    return Stage(rows.values_list("stage", flat=True).get())


def _found(asked: Preparation, by: Actor, teller: beside.Teller) -> Change:
    """All that takes time, before anything is locked; then what is left to be done with it."""
    if asked.step == Step.CHECK:
        release = _release(asked)
        attacked = attack_release(release=release, by=by, progress=teller.tell)
        return lambda: check_release(release=release, attacked=attacked, by=by)
    candidate = candidate_for(quarter=asked.quarter, profile=asked.profile, by=by, progress=teller.tell)
    if asked.step == Step.MAKE:
        return lambda: make_release(candidate=candidate, reason=asked.reason, by=by)
    return lambda: make_again(release=_release(asked), candidate=candidate, by=by)


def _release(asked: Preparation) -> Release:
    assert asked.release is not None  # it was there when it was asked for
    return asked.release
