"""A deleted row must leave the files too: the write-ahead log and dead rows would still hold it."""

from django.db import connections, models, transaction


class NotScrubbed(Exception):
    """Somebody is still reading the old pages. Nothing is lost by trying again."""


def scrub_after_commit(alias: str, *tables: type[models.Model]) -> None:
    """Once the deletion is committed. Whoever finds it undone runs ``spokework erase --resume``."""
    transaction.on_commit(lambda: scrub(alias, *tables), using=alias)


def scrub(alias: str, *tables: type[models.Model]) -> None:
    """Leave no byte of rows deleted from these tables in the database's own files.

    SQLite overwrites freed pages itself (``secure_delete``); its log is written back and cut to nothing.
    PostgreSQL rewrites the tables; its own log is recycled, and what was archived of it expires with the backups.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise NotScrubbed("The database is being read, so its log could not be cut. Try again.")
        else:
            for table in tables:
                cursor.execute(f"VACUUM FULL {connection.ops.quote_name(table._meta.db_table)}")
