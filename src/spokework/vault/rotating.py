"""New keys for every hub, in steps that a second run takes up where the first was cut short.

Every hub's keys are wrapped anew and marked → the old bytes leave the files, for all hubs at once → whoever ordered it
enters each in the log and takes its mark away. What is still marked was not scrubbed, or is not in the log.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from .keyring import hubs_with_keys, rotate_hub_key
from .models import ChildKey, HubKey
from .scrubbing import scrub


@dataclass(frozen=True)
class Rotated:
    hubs: int
    keys: int


def unfinished_rotations() -> list[UUID]:
    rows = HubKey.objects.filter(rotation_unfinished=True)
    return list(rows.order_by("hub_id").values_list("hub_id", flat=True))


def rotate_hub_keys() -> Rotated:
    """Those whose rotation was cut short have their new keys already."""
    hubs = [hub_id for hub_id in hubs_with_keys() if hub_id not in unfinished_rotations()]
    keys = 0
    for hub_id in hubs:
        with transaction.atomic("keyring"):
            keys += rotate_hub_key(hub_id)
            HubKey.objects.filter(hub_id=hub_id).update(rotation_unfinished=True)
    return Rotated(len(hubs), keys)


def scrub_rotated() -> list[UUID]:
    """The hubs that may now be entered in the log."""
    scrub("keyring", ChildKey, HubKey)
    return unfinished_rotations()


def rotation_logged(hub_id: UUID) -> None:
    HubKey.objects.filter(hub_id=hub_id).update(rotation_unfinished=False)
