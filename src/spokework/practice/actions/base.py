"""What every verb of practice does: the hub's key before the first word, the row under its lock, the event last."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission
from spokework.audit.record import record
from spokework.core.models.again import again
from spokework.practice.models import Correction, HubRow
from spokework.programme.models import Hub
from spokework.vault.keyring import ensure_key

Row = TypeVar("Row", bound=HubRow)


def at_hub(hub_id: UUID, permission: Permission, *, by: Actor) -> None:
    """The permission in the hub; and its key, so that words can be sealed."""
    require(by, permission, hub_id)
    ensure_key(hub_id, hub_id)


def lock(row: Row) -> Row:
    """One change of a row at a time: as it stands now."""
    return again(row, lock=True)


def hold_hub(hub_id: UUID) -> None:
    """One at a time where rows of a hub must not overlap or come twice."""
    hubs: Any = Hub.objects.unscoped("the caller has checked the permission in it")
    hubs.select_for_update(no_key=True).get(pk=hub_id)


def put_many(rows: Any, wanted: Iterable[Any]) -> None:
    """As ``set()`` of Django's does, which would read the rows for nobody in particular."""
    there, wanted = set(rows.unscoped("to take away those that are not wanted any more")), set(wanted)
    rows.remove(*(there - wanted))
    rows.add(*(wanted - there))


def did(action: str, about: HubRow, *, by: Actor, fields: Sequence[str] = ()) -> None:
    record(action, by=by, hub_id=about.hub_id, about=about, fields=fields)


def keep_earlier(row: HubRow, earlier: dict[str, Any], *, by: Actor) -> None:
    """The facts a correction replaces. Words are not kept: nobody counts them, and they may say too much."""
    Correction(
        hub_id=row.hub_id,
        table=row._meta.db_table,
        row=row.pk,
        at=timezone.now(),
        by_id=by.account_id,
        earlier=earlier,
    ).save(force_insert=True)
