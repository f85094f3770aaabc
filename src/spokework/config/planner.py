"""What SQLite must know to choose the right index. PostgreSQL finds it out by itself."""

from django.db import OperationalError, connections

# A sample of each index is enough to tell a wide one from a narrow one, and takes no longer as the data grow.
_ROWS = 1000


def measure_tables() -> None:
    """With hubs of very different sizes and no figures, a page of one hub is read through the whole table."""
    for alias in connections:
        if connections[alias].vendor == "sqlite":
            _measure(alias)


def _measure(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        try:
            cursor.execute(f"PRAGMA analysis_limit={_ROWS}")
            cursor.execute("ANALYZE")
            # Some builds keep samples of the indexed values too, which would outlive an erasure.
            cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat4'")
            if cursor.fetchone():
                cursor.execute("DELETE FROM sqlite_stat4")
        except OperationalError:
            return  # somebody is writing for long; the next start measures, and nothing but speed depends on it
