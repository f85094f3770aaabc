"""A question that every action asks, composed and compiled once: to compose it takes longer than to answer it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

# Stands for the key in a compiled question, and is in no real one.
_ANY = UUID(int=2**128 - 1)


class Compiled:
    """``compose(key)`` says what to ask of one record; ``one(key)`` asks it, in the transaction that is running."""

    def __init__(self, compose: Callable[[UUID], QuerySet[Any, Any]]) -> None:
        self._compose = compose
        self._of_vendor: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def one(self, key: UUID) -> tuple[Any, ...] | None:
        """The row's values as the database gives them; None where there is no row."""
        with connection.cursor() as cursor:
            self._ask(cursor, key)
            row: tuple[Any, ...] | None = cursor.fetchone()
        return row

    def every(self, key: UUID) -> list[tuple[Any, ...]]:
        """All its rows, as the database gives them."""
        with connection.cursor() as cursor:
            self._ask(cursor, key)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def within(self, key: UUID) -> RawSQL:
        """Its rows for the ``__in`` of a condition, in the one question that is asked: of one column, in no order."""
        return RawSQL(*self._sql_of(key))  # noqa: S611  # composed by the ORM, and the key is a parameter

    def _ask(self, cursor: Any, key: UUID) -> None:
        cursor.execute(*self._sql_of(key))

    def _sql_of(self, key: UUID) -> tuple[str, list[Any]]:
        sql, asked = self._of_vendor.get(connection.vendor) or self._compiled()
        any_key, this = _as_stored(_ANY), _as_stored(key)
        return sql, [this if value == any_key else value for value in asked]

    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        sql, asked = self.compiler().as_sql()
        question = self._of_vendor[connection.vendor] = sql, tuple(asked)
        return question

    def compiler(self) -> SQLCompiler:
        compiler: SQLCompiler = self._compose(_ANY).query.get_compiler(connection.alias)
        return compiler


def _as_stored(key: UUID) -> Any:
    return key if connection.features.has_native_uuid_field else key.hex
