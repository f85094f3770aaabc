"""A copy of the records, then one of the keyring: a key is made before the first row that needs it."""

import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed
from spokework.audit.record import record
from spokework.core.disk import to_disk
from spokework.vault.erased_list import copy_into

from . import keys
from .databases import SUFFIX, WHAT, copy, vendor
from .folders import UNFINISHED, named, over, ready
from .workplace import wipe, workplace

MADE = "made a backup"


@dataclass(frozen=True)
class Made:
    records: Path
    keyring: Path
    expired: tuple[Path, ...]  # older copies of the keyring, whose time was over


def make_backup(*, records: Path, keyring: Path, public_key: str | None, by: Actor) -> Made:
    """Locked for ``public_key``, or as they are where there is none. On record before a file leaves."""
    if not by.at_the_machine:
        raise NotAllowed("whoever copies the databases is at their machine")
    to = None if public_key is None else keys.recipient(public_key)
    ready(records, keyring, settings.DATA_DIRECTORY.path)
    now = timezone.now()
    with workplace() as folder:
        record(MADE, by=by, hub_id=None)
        of_records = _copied("default", records, folder, now, to)
        of_keyring = _copied("keyring", keyring, folder, now, to)
    for place in (records, keyring):
        copy_into(place)  # last: the newest is the one that counts
    expired = tuple(over(keyring, now, settings.SPOKEWORK_KEYRING_COPY_DAYS))
    for file in expired:
        wipe(file)
    return Made(of_records, of_keyring, expired)


def _copied(alias: str, place: Path, folder: Path, now: datetime, to: Any) -> Path:
    plain = folder / f"{WHAT[alias]}{SUFFIX[vendor(alias)]}"
    copy(alias, plain)
    file = place / named(WHAT[alias], now, plain.suffix + (".age" if to else ""))
    unfinished = file.with_name(file.name + UNFINISHED)
    mine_alone = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with ExitStack() as where_cut_short:
        where_cut_short.callback(wipe, unfinished)
        with plain.open("rb") as reader, os.fdopen(mine_alone, "wb") as writer:
            if to:
                keys.lock(reader, writer, to)
            else:
                shutil.copyfileobj(reader, writer)
        to_disk(unfinished)
        where_cut_short.pop_all()
    unfinished.rename(file)
    to_disk(place)
    return file
