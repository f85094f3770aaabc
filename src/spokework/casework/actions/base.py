"""What every verb about a young person does: lock the record, and say what was done to it."""

from collections.abc import Sequence
from uuid import UUID

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission
from spokework.audit.record import record
from spokework.casework.models import YoungPerson
from spokework.casework.models.base import AboutAChild
from spokework.core.compiled import Compiled
from spokework.core.errors import Refused
from spokework.core.models.again import again, need_transaction

_UNDER_LOCK = Compiled(
    lambda key: (
        YoungPerson.objects.unscoped("the caller has checked the actor's reach")
        .select_for_update()
        .filter(pk=key)
        .values_list("erased_at", "merged_into")
    )
)


def lock(young_person: YoungPerson) -> YoungPerson:
    """One change of a young person's record at a time: the row as it stands. Erased or merged it takes no more."""
    hold(young_person.pk)
    return again(young_person)


def hold(young_person_id: UUID) -> None:
    """The lock without the row, for verbs that change something of the record and not the young person."""
    need_transaction()
    row = _UNDER_LOCK.one(young_person_id)
    if row is None:
        raise YoungPerson.DoesNotExist
    erased, merged = row
    if erased is not None:
        raise Refused("This record was erased, so nothing more can be written about this young person.")
    if merged is not None:
        raise Refused("This record was merged into another one. Open that one and write there.")


def claim(about: AboutAChild, permission: Permission, *, by: Actor) -> None:
    """The permission, then the lock, then the actor's reach under it: a hand-over may have ended it meanwhile.

    The permission comes first so that nobody without it can hold up those who have it.
    """
    require(by, permission, about.hub_id)
    hold(about.data_key_owner)
    require(by, permission, about)


def did(action: str, about: AboutAChild, *, by: Actor, fields: Sequence[str] = ()) -> None:
    """Enter a change of a young person's record in the log, in the action's own transaction."""
    record(action, by=by, hub_id=about.hub_id, about=about, fields=fields, young_people=[about.data_key_owner])
