"""Where copies are kept: records in one place, the keyring in another, neither beside what it is a copy of."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

from spokework.core.errors import Refused

_STAMP = "%Y%m%dT%H%M%SZ"
UNFINISHED = ".unfinished"
# One that a power cut left unfinished has keys in it, too.
_NAME = re.compile(
    rf"spokework-(records|keyring)-(\d{{8}}T\d{{6}}Z)\.(sqlite3|pgdump)(\.age)?({re.escape(UNFINISHED)})?"
)


def ready(records: Path, keyring: Path, data: Path) -> None:
    """Refused where one loss, or one thief, would take two of them."""
    places = {"copies of the records": records, "copies of the keyring": keyring, "the installation": data}
    for (one, first), (other, second) in combinations(places.items(), 2):
        if first.resolve().is_relative_to(second.resolve()) or second.resolve().is_relative_to(first.resolve()):
            raise Refused(
                f"In {first}, {one} would lie in one place with {other}, {second}. Keep each in a place of its own: "
                "one loss takes no two of them then, and who has one can read nothing."
            )
    for folder in (records, keyring):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def named(what: str, at: datetime, suffix: str) -> str:
    return f"spokework-{what}-{at.astimezone(UTC):{_STAMP}}{suffix}"


def made_at(file: Path) -> datetime | None:
    """When a copy was made, by its name; None of what is no copy of ours."""
    found = _NAME.fullmatch(file.name)
    return datetime.strptime(found[2], _STAMP).replace(tzinfo=UTC) if found else None


def over(folder: Path, now: datetime, days: int) -> Iterator[Path]:
    """Copies of the keyring that would be older than they may be before the next day's are made."""
    for file in sorted(folder.glob("spokework-keyring-*")):
        made = made_at(file)
        if made is not None and now - made > timedelta(days=days - 1):
            yield file
