"""One database into one file, and back. SQLite by its own means; PostgreSQL by the programs that come with it."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connections

from spokework.core.disk import to_disk
from spokework.core.errors import Refused

ALIASES = ("default", "keyring")
# A table that is in this database and in no other.
SIGN = {"default": "casework_youngperson", "keyring": "vault_hubkey"}
WHAT = {"default": "records", "keyring": "keyring"}
SUFFIX = {"sqlite": ".sqlite3", "postgresql": ".pgdump"}
_MAGIC = {"sqlite": b"SQLite format 3\x00", "postgresql": b"PGDMP"}


def vendor(alias: str) -> str:
    return str(connections[alias].vendor)


def place(alias: str) -> Path:
    """The file of a SQLite."""
    return Path(connections[alias].settings_dict["NAME"])


def copy(alias: str, file: Path) -> None:
    """Whole, while others read and write; and looked through before anybody relies on it."""
    if vendor(alias) == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        file.chmod(0o600)
    else:
        _program("pg_dump", alias, "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    check(alias, file, "The copy just made")


def check(alias: str, file: Path, called: str) -> None:
    """That the file is a whole copy of this database, and of one of its kind."""
    with file.open("rb") as opened:
        begins = opened.read(16)
    if not begins.startswith(_MAGIC[vendor(alias)]):
        kind = "a SQLite" if vendor(alias) == "sqlite" else "a PostgreSQL"
        raise Refused(f"{called} is no copy of {kind}, which is what keeps the {WHAT[alias]} here.")
    tables = set(_tables_of_sqlite(file, called) if vendor(alias) == "sqlite" else _tables_of_dump(file))
    if SIGN[alias] not in tables:
        other = next((WHAT[other] for other in ALIASES if SIGN[other] in tables), "")
        holds = f"the {other}" if other else "something else"
        raise Refused(f"{called} holds {holds}, and not the {WHAT[alias]}.")


def _tables_of_sqlite(file: Path, called: str) -> list[str]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        try:
            said = opened.execute("PRAGMA quick_check").fetchone()[0]
            if said == "ok":
                return [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        except sqlite3.DatabaseError as fault:
            said = str(fault)
    raise Refused(f"{called} is damaged ({said.splitlines()[0]}). Take another copy.")


def _tables_of_dump(file: Path) -> Iterator[str]:
    for line in _run([_found("pg_restore"), "--list", str(file)], {}).splitlines():
        words = line.split()  # 215; 1259 16388 TABLE public vault_hubkey owner
        if len(words) > 5 and words[3] == "TABLE":
            yield words[5]


def holds_anything(alias: str) -> bool:
    if vendor(alias) == "sqlite":
        return place(alias).exists()
    return bool(connections[alias].introspection.table_names())


def nobody_has_it_open(alias: str) -> None:
    """A SQLite can only leave its write-ahead log while nobody else has it open; its log is then in the file."""
    if vendor(alias) != "sqlite" or not place(alias).exists():
        return
    with closing(sqlite3.connect(place(alias), timeout=0, isolation_level=None)) as opened:
        try:
            opened.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                raise Refused("Spokework is being served, or a command is running. Stop it first.") from fault
        except sqlite3.DatabaseError:
            return  # damaged: that may be why a copy is put back


def put(alias: str, file: Path, aside: Path) -> None:
    """In its place; what was there lies in ``aside`` from then on. A PostgreSQL is filled where it is empty."""
    if vendor(alias) == "postgresql":
        how = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
        _program("pg_restore", alias, *how, str(file))
        return
    there = place(alias)
    there.parent.mkdir(parents=True, exist_ok=True)
    for each in (there, *(there.with_name(there.name + end) for end in ("-wal", "-shm"))):
        if each.exists():
            aside.mkdir(mode=0o700, parents=True, exist_ok=True)
            each.rename(aside / each.name)
    new = there.with_name(there.name + ".new")
    shutil.copyfile(file, new)
    new.chmod(0o600)
    to_disk(new)
    new.rename(there)
    to_disk(there.parent)


def _program(name: str, alias: str, *words: str) -> None:
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  # where there is a PostgreSQL, there is psycopg
    from psycopg.pq import Conninfo  # noqa: PLC0415  # the same

    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    given = {key: value for key, value in connections[alias].get_connection_params().items() if key in known}
    # Not among the words: everybody on the machine can read those.
    secret = {"PGPASSWORD": given.pop("password", None) or ""}
    _run([_found(name), "--no-password", f"--dbname={make_conninfo(**given)}", *words], secret)


def _found(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Refused(
            f"{name} is not on this machine. It comes with PostgreSQL (on Debian: apt-get install postgresql-client); "
            "it must not be older than the server."
        )
    return found


def _run(words: list[str], secret: dict[str, Any]) -> str:
    done = subprocess.run(words, env=os.environ | secret, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        raise Refused(f"{Path(words[0]).name} did not finish: {done.stderr.strip() or done.returncode}")
    return done.stdout
