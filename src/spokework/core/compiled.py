"""A question that every action asks, composed and compiled once: to compose it takes longer than to answer it."""

from collections.abc import Callable
from inspect import signature
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

Key = UUID | str
_ANY: dict[type, Callable[[int], Key]] = {
    UUID: lambda place: UUID(int=2**128 - 1 - place),
    str: lambda place: f"any key, in place {place}",
}


class Compiled:
    """``compose(key)``, or of several, says what to ask; ``one(key)`` asks it, in the transaction that is running.

    A key is a UUID, or what ``kind`` says.
    """

    def __init__(self, compose: Callable[..., QuerySet[Any, Any]], kind: type[Key] = UUID) -> None:
        self._compose = compose
        # Stand for the keys in a compiled question, and are in no real one.
        self._any = [_ANY[kind](place) for place in range(len(signature(compose).parameters))]
        self._of_vendor: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def one(self, *keys: Key) -> tuple[Any, ...] | None:
        """The row's values as the database gives them; None where there is no row."""
        with connection.cursor() as cursor:
            cursor.execute(*self._sql_of(keys))
            row: tuple[Any, ...] | None = cursor.fetchone()
        return row

    def every(self, *keys: Key) -> list[tuple[Any, ...]]:
        """All its rows, as the database gives them."""
        with connection.cursor() as cursor:
            cursor.execute(*self._sql_of(keys))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def within(self, *keys: Key) -> RawSQL:
        """Its rows for the ``__in`` of a condition, in the one question that is asked: of one column, in no order."""
        return RawSQL(*self._sql_of(keys))  # noqa: S611  # composed by the ORM, and keys are parameters

    def _sql_of(self, keys: tuple[Key, ...]) -> tuple[str, list[Any]]:
        sql, asked = self._of_vendor.get(connection.vendor) or self._compiled()
        these = dict(zip(map(_as_stored, self._any), map(_as_stored, keys), strict=True))
        return sql, [these.get(value, value) for value in asked]

    def _compiled(self) -> tuple[str, tuple[Any, ...]]:
        sql, asked = self.compiler().as_sql()
        question = self._of_vendor[connection.vendor] = sql, tuple(asked)
        return question

    def compiler(self) -> SQLCompiler:
        compiler: SQLCompiler = self._compose(*self._any).query.get_compiler(connection.alias, elide_empty=False)
        return compiler


def _as_stored(key: Key) -> Any:
    return key if isinstance(key, str) or connection.features.has_native_uuid_field else key.hex
