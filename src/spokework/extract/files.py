"""Where extracts lie, and which one is current. One is written beside the others and then named: never half of one."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from spokework.core.disk import to_disk

from .schema import TABLES, VERSION

_CURRENT = "current"
_MANIFEST = "manifest.json"
SCHEMA = "schema.json"


@dataclass(frozen=True)
class Extract:
    path: Path

    @property
    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.path / _MANIFEST).read_text())
        return found

    @property
    def is_whole(self) -> bool:
        try:
            of_this_version = self.manifest["version"] == VERSION
        except (ValueError, KeyError):
            return False
        return of_this_version and all(self.table(table.name).is_file() for table in TABLES)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def as_at(self) -> date:
        return date.fromisoformat(self.manifest["as_at"])

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.manifest["made_at"])

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        lists = json.loads((self.path / SCHEMA).read_text())["code_lists"]
        return {each["name"]: each["labels"] for each in lists}

    def table(self, name: str) -> Path:
        return self.path / f"{name}.parquet"


def folder() -> Path:
    found: Path = settings.DATA_DIRECTORY.extracts
    return found


def current() -> Extract | None:
    """The newest one. None until the first is made, and where it is of an earlier version or no longer whole."""
    try:
        found = Extract(folder() / os.readlink(folder() / _CURRENT))
        return found if found.is_whole else None
    except OSError:
        return None


def begin(name: str) -> Path:
    place = folder() / f".{name}"
    place.mkdir(parents=True, mode=0o700)
    return place


def finish(place: Path, manifest: Mapping[str, Any]) -> Extract:
    """Everything is on the disk before the name says so."""
    (place / _MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n")
    for file in place.iterdir():
        to_disk(file)
    to_disk(place)
    before = current()
    whole = place.with_name(place.name.removeprefix("."))
    place.rename(whole)
    mark = folder() / f".{whole.name}.{_CURRENT}"
    mark.symlink_to(whole.name)
    mark.replace(folder() / _CURRENT)
    to_disk(folder())
    # The one before stays until the next: a page that is being drawn may still be reading it.
    _clear_away(keep={whole.name, before.name if before else ""})
    return Extract(whole)


def _clear_away(*, keep: set[str]) -> None:
    """Older extracts and what an interrupted one left: they would go on counting whoever was erased since."""
    for found in folder().iterdir():
        if found.is_symlink():
            if found.name != _CURRENT:
                found.unlink()
        elif found.is_dir() and found.name not in keep:
            shutil.rmtree(found)
