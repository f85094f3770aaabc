"""SQLite is told how its tables are filled, and keeps figures of them only."""

from uuid import uuid4

import pytest
from django.db import OperationalError, connections

from spokework.config import planner
from spokework.vault.keyring import create_child_key

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def tables(alias: str) -> set[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {name for (name,) in cursor.fetchall()}


def test_both_databases_are_measured() -> None:
    create_child_key(uuid4(), uuid4())
    planner.measure_tables()
    assert "django_migrations" in tables("default")
    assert "vault_childkey" in tables("keyring")


def test_no_indexed_value_is_kept_beside_the_rows() -> None:
    planner.measure_tables()
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat4'")
        if cursor.fetchone():
            cursor.execute("SELECT COUNT(*) FROM sqlite_stat4")
            assert cursor.fetchone() == (0,)


def test_a_busy_database_is_measured_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy:
        def __enter__(self) -> "Busy":
            return self

        def __exit__(self, *fault: object) -> None:
            """Nothing is held."""

        def execute(self, sql: str) -> None:
            raise OperationalError("database is locked")

    monkeypatch.setattr(type(connections["default"]), "cursor", lambda connection: Busy())
    planner.measure_tables()
