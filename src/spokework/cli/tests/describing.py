"""``python -m spokework.cli.tests.describing DIRECTORY WAY``: a new installation there, and what its databases are.

WAY is ``at_once``, as the product does it, or ``step_by_step`` through every migration.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from spokework.cli.django_ready import bring_databases_up_to_date, set_up
from spokework.config.files import DataDirectory
from spokework.core import new_databases
from tests import postgresql

OF_SQLITE = "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
OF_POSTGRESQL = (
    "SELECT 'column', table_name, column_name, concat_ws(' ', data_type, character_maximum_length, is_nullable,"
    " column_default, is_identity) FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
)


def main(directory: Path, way: str) -> None:
    os.environ["SPOKEWORK_DATA_DIR"] = str(directory)
    DataDirectory(directory).make()
    if postgresql.asked_for():
        postgresql.a_server(directory / "postgresql")
    set_up()
    if way == "step_by_step":
        new_databases.make_tables_at_once = lambda alias: None
    bring_databases_up_to_date()
    print("\n".join(sorted(described())))


def described() -> Iterator[str]:
    """Every table, column, index and constraint of both databases, and each migration written down as done."""
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    for alias in connections:
        connection = connections[alias]
        with connection.cursor() as cursor:
            for asked in (OF_SQLITE,) if connection.vendor == "sqlite" else OF_POSTGRESQL:
                cursor.execute(asked)
                for kind, table, name, words in cursor.fetchall():
                    # A column added later stands last in its table, and is the same column.
                    yield f"{alias} {kind} {table} {name} {sorted(words.replace(')', ',').split(','))}"
        for app_label, name in MigrationRecorder(connection).applied_migrations():
            yield f"{alias} done {app_label} {name}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
