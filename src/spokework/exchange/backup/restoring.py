"""A copy put in its place. The keyring that is there stays: it knows what was erased since."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

from spokework.access.decide import Actor, NotAllowed
from spokework.core.errors import Refused
from spokework.vault.erased_list import take_back

from . import keys
from .databases import SUFFIX, WHAT, check, holds_anything, nobody_has_it_open, put, vendor
from .workplace import workplace


@dataclass(frozen=True)
class PutBack:
    aside: Path | None  # where what was there lies now
    listed: int  # erasures that only the list beside the copy knew


def put_back(*, records: Path, keyring: Path | None, identity: Path | None, by: Actor) -> PutBack:
    """Everything is opened and looked through before anything is moved."""
    if not by.at_the_machine:
        raise NotAllowed("whoever puts a copy back is at the machine")
    _keyring_is_needed_or_not(keyring)
    given = {"default": records} | ({"keyring": keyring} if keyring else {})
    aside = settings.DATA_DIRECTORY.path / "set-aside" / f"{timezone.now():%Y%m%dT%H%M%S%f}"
    with workplace() as folder:
        opened = {alias: _opened(alias, file, folder, identity) for alias, file in given.items()}
        for alias in opened:
            _there_is_room(alias)
        connections.close_all()
        for alias in opened:
            nobody_has_it_open(alias)
        # First: cut short after it, the list here knows already whom the copy brings back.
        listed = sum(take_back(file.parent) for file in given.values())
        for alias, file in opened.items():
            put(alias, file, aside)
    return PutBack(aside if aside.exists() else None, listed)


def _keyring_is_needed_or_not(given: Path | None) -> None:
    there = holds_anything("keyring")
    if there and given:
        raise Refused(
            "There is a keyring here, and it knows what was erased since the copy was made: leave --keyring out. "
            "If it is damaged, move it away first."
        )
    if not there and not given:
        raise Refused(
            "There is no keyring here, and without it no record can be read. Name its newest copy: --keyring FILE."
        )


def _there_is_room(alias: str) -> None:
    if vendor(alias) == "postgresql" and holds_anything(alias):
        raise Refused(
            f"The database for the {WHAT[alias]} holds tables. Make an empty one and name it in "
            f"{'DATABASE_URL' if alias == 'default' else 'KEYRING_DATABASE_URL'}; the one that is there stays as it is."
        )


def _opened(alias: str, file: Path, folder: Path, identity: Path | None) -> Path:
    if not file.is_file():
        raise Refused(f"There is no {file}.")
    plain = folder / f"{WHAT[alias]}{SUFFIX[vendor(alias)]}"
    plain.touch(mode=0o600)
    with file.open("rb") as reader:
        locked = reader.read(len(keys.MAGIC)) == keys.MAGIC
    if locked:
        with plain.open("wb") as writer:
            keys.unlock(file, writer, identity)
    else:
        shutil.copyfile(file, plain)
    check(alias, plain, file.name)
    return plain
