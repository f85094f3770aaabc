"""Supervision: planned, moved, held or missed; and what was said, which only the two people write and read."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor, can, require
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.practice.models import Supervision, SupervisionWords
from spokework.practice.states import SUPERVISION
from spokework.programme.memberships import holders

from .base import at_hub, did, lock
from .checks import a_length, not_ahead, of_list

ELSEWHERE = None  # in place of a supervisor: a clinical one who has no account here


@transaction.atomic
def plan_supervision(
    *, hub_id: UUID, kind: str, worker: Account, supervisor: Account | None, due: date, by: Actor
) -> Supervision:
    """For oneself, or for somebody of the team."""
    _may_plan(hub_id, worker, by)
    if due < clock.today():
        raise Refused(
            f"A day that is over cannot be planned. Enter {long_date(clock.today())} or a later day, "
            "or record the supervision as held.",
            field="due",
        )
    planned = _new(hub_id, kind, worker, supervisor, due)
    did("supervision planned", planned, by=by)
    return planned


@transaction.atomic
def record_supervision(
    *,
    hub_id: UUID,
    kind: str,
    worker: Account,
    supervisor: Account | None,
    held_on: date,
    by: Actor,
    minutes: int | None = None,
    content: str = "",
    agreed: str = "",
) -> Supervision:
    """One that nobody had planned. Whoever was not there writes nothing about it."""
    require(by, P.OWN_SUPPORT, hub_id)
    if not by.at_the_machine and by.id not in (worker.pk, supervisor.pk if supervisor else None):
        raise Refused("Only the two people who were there record what was said.", field="worker")
    _may_plan(hub_id, worker, by, as_supervisor=supervisor)
    done = _new(hub_id, kind, worker, supervisor, not_ahead(held_on, field="held_on"))
    return hold_supervision(supervision=done, held_on=held_on, minutes=minutes, content=content, agreed=agreed, by=by)


def _may_plan(hub_id: UUID, worker: Account, by: Actor, as_supervisor: Account | None = None) -> None:
    own = by.id == worker.pk or (as_supervisor is not None and by.id == as_supervisor.pk)
    at_hub(hub_id, P.OWN_SUPPORT if own else P.SUPPORT_TEAM, by=by)


def _new(hub_id: UUID, kind: str, worker: Account, supervisor: Account | None, due: date) -> Supervision:
    of_list(kind, codes.SupervisionKind.values, field="kind", what="which supervision it is")
    _check_people(hub_id, kind, worker, supervisor)
    row = Supervision(
        hub_id=hub_id,
        kind=kind,
        worker=worker,
        supervisor=supervisor,
        supervisor_elsewhere=supervisor is ELSEWHERE,
        due=due,
    )
    row.save(force_insert=True)
    return row


def _check_people(hub_id: UUID, kind: str, worker: Account, supervisor: Account | None) -> None:
    if supervisor is ELSEWHERE and kind != codes.SupervisionKind.CLINICAL:
        raise Refused("Only clinical supervision is given by somebody from elsewhere. Choose who gives it.", field=WHO)
    if supervisor is not ELSEWHERE and supervisor.pk == worker.pk:
        raise Refused("Nobody supervises herself. Choose somebody else.", field=WHO)
    here = set(holders(hub_id, P.OWN_SUPPORT).values_list("pk", flat=True))
    for person, field in ((worker, "worker"), (supervisor, WHO)):
        if person is not None and person.pk not in here:
            raise Refused(f"{person.name} does not work in this hub. Choose somebody who does.", field=field)


WHO = "supervisor"


@transaction.atomic
def move_supervision(*, supervision: Supervision, due: date, by: Actor, version: int | None = None) -> Supervision:
    """By the two people, or by whoever arranges the team's supervision."""
    if not can(by, P.SUPPORT_TEAM, supervision):
        require(by, P.OWN_SUPPORT, supervision)
    locked = lock(supervision)
    SUPERVISION.step("move", locked.state)
    if due < clock.today():
        raise Refused(f"Move it to {long_date(clock.today())} or a later day.", field="due")
    did("supervision moved", locked, by=by, fields=locked.change(expected=version, due=due))
    return locked


@transaction.atomic
def hold_supervision(
    *,
    supervision: Supervision,
    held_on: date,
    by: Actor,
    minutes: int | None = None,
    content: str = "",
    agreed: str = "",
) -> Supervision:
    locked, state = _step(supervision, "hold", by)
    facts: dict[str, Any] = {"held_on": not_ahead(held_on, field="held_on"), "minutes": a_length(minutes)}
    locked.change(state=state, **facts)
    _put_words(locked, content=content, agreed=agreed)
    did("supervision held", locked, by=by, fields=["held_on", "minutes", "content", "agreed"])
    return locked


@transaction.atomic
def miss_supervision(*, supervision: Supervision, reason: str, by: Actor) -> Supervision:
    """The reason is between the two people too: it may say that somebody was ill."""
    locked, state = _step(supervision, "miss", by)
    if not reason.strip():
        raise Refused("Say in a few words why it was missed.", field="reason")
    if locked.due > clock.today():
        raise Refused(
            f"It is planned for {long_date(locked.due)}, which is still to come. Move it instead.", field="reason"
        )
    locked.change(state=state)
    _put_words(locked, missed_reason=reason)
    did("supervision missed", locked, by=by, fields=["missed_reason"])
    return locked


@transaction.atomic
def write_down_supervision(
    *, supervision: Supervision, content: str, agreed: str, by: Actor, version: int | None = None
) -> SupervisionWords:
    """What was said, by either of the two. ``version`` is that of the words: the later writer sees both texts."""
    locked, _ = _step(supervision, "write_down", by)
    words = _words_of(locked)
    fields = words.change(expected=version, content=content.strip(), agreed=agreed.strip())
    did("supervision written down", locked, by=by, fields=fields)
    return words


def _step(supervision: Supervision, verb: str, by: Actor) -> tuple[Supervision, str]:
    at_hub(supervision.hub_id, SUPERVISION.transition(verb).permission, by=by)
    require(by, SUPERVISION.transition(verb).permission, supervision)
    locked = lock(supervision)
    return locked, SUPERVISION.step(verb, locked.state)


def _put_words(supervision: Supervision, **words: str) -> None:
    row = SupervisionWords(hub_id=supervision.hub_id, supervision=supervision)
    for name, text in words.items():
        setattr(row, name, text.strip())
    row.save(force_insert=True)


def _words_of(supervision: Supervision) -> SupervisionWords:
    rows = SupervisionWords.objects.unscoped("the caller is one of the two people")
    found: SupervisionWords = rows.get(supervision=supervision)
    return found
