"""Telling a hub's people that something waits for them. A notice says a reference, never a name."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission
from spokework.audit.record import record
from spokework.casework.models import Notice


def give_notice(*, hub_id: UUID, permission: Permission, kind: str, text: str, reference: str = "") -> Notice:
    """Part of another action. Whoever holds the permission in the hub sees it until somebody has dealt with it."""
    notice = Notice(
        hub_id=hub_id, permission=permission.name, kind=kind, reference=reference, text=text, at=timezone.now()
    )
    notice.save(force_insert=True)
    return notice


def settle_notices(*, hub_id: UUID, kind: str, reference: str, by: Actor) -> int:
    """Part of the action that deals with what these notices were about."""
    rows = Notice.objects.unscoped("the caller has done what they asked for")
    waiting = rows.filter(hub_id=hub_id, kind=kind, reference=reference, done_at=None)
    return waiting.update(done_at=timezone.now(), done_by_id=by.account_id)


@transaction.atomic
def notice_done(*, notice: Notice, by: Actor) -> Notice:
    require(by, Permission[notice.permission], notice)
    rows = Notice.objects.unscoped("the actor's permission was checked just above").select_for_update()
    locked: Notice = rows.get(pk=notice.pk)
    if locked.done_at is None:
        locked.change(done_at=timezone.now(), done_by_id=by.account_id)
        record("notice dealt with", by=by, hub_id=locked.hub_id, about=locked)
    return locked
