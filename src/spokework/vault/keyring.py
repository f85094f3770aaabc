"""Making, finding, rotating and destroying keys. Opened keys live as long as one request, no longer."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from .erased_list import enter
from .models import ChildKey, Erasure, HashKey, HubKey, PersonKey
from .scrubbing import scrub_after_commit
from .sealing import Unreadable, master_key, new_key, seal, subkey, unseal

# Rotations come months apart: keys that still do not fit after this many looks belong to different copies.
TRIES = 5


class Erased(Exception):
    """The young person's key is gone: what was written about them can no longer be read."""


@dataclass
class _Opened:
    children: dict[UUID, bytes] = field(default_factory=dict)
    subkeys: dict[tuple[UUID, str], bytes] = field(default_factory=dict)
    hubs: dict[tuple[UUID, int], bytes] = field(default_factory=dict)
    hashes: dict[UUID, bytes] = field(default_factory=dict)


_opened: ContextVar[_Opened | None] = ContextVar("opened_keys", default=None)


def _cache() -> _Opened:
    cache = _opened.get()
    if cache is None:
        cache = _Opened()
        _opened.set(cache)
    return cache


def forget() -> None:
    _opened.set(None)


def _hub_place(hub_id: UUID, generation: int) -> str:
    return f"hub|{hub_id}|{generation}"


def _child_place(hub_id: UUID, child_id: UUID) -> str:
    return f"{hub_id}|child|{child_id}"


def _open_hub(row: HubKey) -> bytes:
    name = (row.hub_id, row.generation)
    hubs = _cache().hubs
    if name not in hubs:
        hubs[name] = unseal(master_key(), bytes(row.wrapped), _hub_place(*name))
    return hubs[name]


def _locked_hub(hub_id: UUID) -> HubKey:
    """The hub's key, made if there was none, and held until the transaction ends."""
    row = HubKey.objects.select_for_update().filter(hub_id=hub_id).first()
    if row is None:
        wrapped = seal(master_key(), new_key(), _hub_place(hub_id, 1))
        HubKey.objects.get_or_create(hub_id=hub_id, defaults={"wrapped": wrapped})
        row = HubKey.objects.select_for_update().get(hub_id=hub_id)
    return row


def create_child_key(child_id: UUID, hub_id: UUID) -> None:
    """Made before the first row about a child is written. A second call changes nothing."""
    with transaction.atomic("keyring"):
        hub = _locked_hub(hub_id)
        if Erasure.objects.filter(child_id=child_id).exists():
            raise Erased("this young person was erased; a new referral makes a new record")
        key = new_key()
        _, made = ChildKey.objects.get_or_create(
            child_id=child_id,
            defaults={
                "hub_id": hub_id,
                "generation": hub.generation,
                "wrapped": seal(_open_hub(hub), key, _child_place(hub_id, child_id)),
            },
        )
    if made:
        _cache().children[child_id] = key


def ensure_key(owner_id: UUID, hub_id: UUID) -> None:
    """A data key for what is about no young person: a hub's own words, one register. Made when first needed.

    It is a key like a child's: wrapped by the hub's, rotated with it, destroyed with ``destroy_child_key``.
    """
    unlock([owner_id])
    if owner_id not in _cache().children:
        create_child_key(owner_id, hub_id)


def _wrapped_keys(child_ids: list[UUID]) -> tuple[list[ChildKey], dict[UUID, HubKey]]:
    """Children's keys and their hubs' of one generation: a rotation may fall between the two queries."""
    for _ in range(TRIES):
        rows = list(ChildKey.objects.filter(child_id__in=child_ids))
        hubs = {hub.hub_id: hub for hub in HubKey.objects.filter(hub_id__in={row.hub_id for row in rows})}
        if all(row.hub_id in hubs and row.generation == hubs[row.hub_id].generation for row in rows):
            return rows, hubs
    raise Unreadable("young people's keys and their hub's are not of one generation")


def unlock(child_ids: Iterable[UUID]) -> None:
    """Open the keys of many children in two queries. Children without a key are left out."""
    children = _cache().children
    wanted = [child_id for child_id in set(child_ids) if child_id not in children]
    if not wanted:
        return
    rows, hubs = _wrapped_keys(wanted)
    for row in rows:
        place = _child_place(row.hub_id, row.child_id)
        children[row.child_id] = unseal(_open_hub(hubs[row.hub_id]), bytes(row.wrapped), place)


def child_key(child_id: UUID, purpose: str) -> bytes:
    cache = _cache()
    name = (child_id, purpose)
    if name not in cache.subkeys:
        unlock([child_id])
        if child_id not in cache.children:
            raise Erased("this young person's key was destroyed")
        cache.subkeys[name] = subkey(cache.children[child_id], purpose)
    return cache.subkeys[name]


def person_key(person_id: UUID) -> bytes:
    place = f"person|{person_id}"
    row, _ = PersonKey.objects.get_or_create(
        person_id=person_id, defaults={"wrapped": seal(master_key(), new_key(), place)}
    )
    return unseal(master_key(), bytes(row.wrapped), place)


def person_keys(person_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """Those that are there, in one question."""
    rows = PersonKey.objects.filter(person_id__in=list(person_ids))
    return {row.person_id: unseal(master_key(), bytes(row.wrapped), f"person|{row.person_id}") for row in rows}


def new_person_keys(person_ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """For owners who have none yet."""
    keys = {person_id: new_key() for person_id in person_ids}
    PersonKey.objects.bulk_create(
        PersonKey(person_id=person_id, wrapped=seal(master_key(), key, f"person|{person_id}"))
        for person_id, key in keys.items()
    )
    return keys


def destroy_person_keys(person_ids: Iterable[UUID]) -> None:
    PersonKey.objects.filter(person_id__in=list(person_ids)).delete()


def hash_key(scope_id: UUID) -> bytes:
    hashes = _cache().hashes
    if scope_id not in hashes:
        place = f"hash|{scope_id}"
        row, _ = HashKey.objects.get_or_create(
            scope_id=scope_id, defaults={"wrapped": seal(master_key(), new_key(), place)}
        )
        hashes[scope_id] = unseal(master_key(), bytes(row.wrapped), place)
    return hashes[scope_id]


def rotate_hub_key(hub_id: UUID) -> int:
    """Give the hub a new key and wrap every child's key anew; return how many. The caller scrubs the old bytes away."""
    with transaction.atomic("keyring"):
        hub = _locked_hub(hub_id)
        old, generation, fresh = _open_hub(hub), hub.generation + 1, new_key()
        rows = list(ChildKey.objects.filter(hub_id=hub_id))
        for row in rows:
            place = _child_place(hub_id, row.child_id)
            row.wrapped = seal(fresh, unseal(old, bytes(row.wrapped), place), place)
            row.generation = generation
        ChildKey.objects.bulk_update(rows, ["wrapped", "generation"], batch_size=500)
        hub.generation, hub.wrapped = generation, seal(master_key(), fresh, _hub_place(hub_id, generation))
        hub.made_at = timezone.now()
        hub.save()
    forget()
    return len(rows)


def destroy_child_key(child_id: UUID, hub_id: UUID) -> Erasure:
    """Destroy the key, enter it in the ledger and rotate the hub's key. Safe to call again after a crash."""
    enter(child_id, hub_id)  # first: were only the key gone, older copies of both databases could bring it back unseen
    with transaction.atomic("keyring"):
        ledger, _ = Erasure.objects.get_or_create(child_id=child_id, defaults={"hub_id": hub_id})
        gone, _ = ChildKey.objects.filter(child_id=child_id).delete()
        if gone:
            rotate_hub_key(hub_id)
        scrub_after_commit("keyring", ChildKey, HubKey, PersonKey)
    forget()
    return ledger


def check_master_key() -> None:
    """Raises ``Unreadable`` where the keyring was made under another master key."""
    for hub in HubKey.objects.all():
        _open_hub(hub)


def hubs_with_keys() -> list[UUID]:
    return list(HubKey.objects.order_by("hub_id").values_list("hub_id", flat=True))
