"""Rows written by statements composed once for a table and its columns: composing them took longer than writing."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections, models


class Written(models.Model):
    """Saved as any model is, but for the words of the statement. What is no plain value is left to Django."""

    class Meta:
        abstract = True

    # How Django writes a row once it knows which: hooks without a name of their own, which the tests beside this hold.

    def _do_insert(self, *how: Any) -> Any:
        _manager, using, fields, returning, raw = how
        values = None if raw or returning else _plain(fields, [f.pre_save(self, add=True) for f in fields], using)
        if values is None:
            return super()._do_insert(*how)  # type: ignore[misc]  # the stubs have not heard of it
        with connections[using].cursor() as cursor:
            cursor.execute(_insert(type(self), using, tuple(field.column for field in fields)), values)
        return []

    def _do_update(self, *how: Any) -> Any:
        _rows, using, key, changes, *_ = how
        fields = [field for field, _, _ in changes]
        values = (
            _plain([*fields, self._meta.pk], [*(value for _, _, value in changes), key], using) if changes else None
        )
        if values is None:
            return super()._do_update(*how)
        with connections[using].cursor() as cursor:
            cursor.execute(_update(type(self), using, tuple(field.column for field in fields)), values)
            return bool(cursor.rowcount)


def _plain(fields: Sequence[Any], values: Sequence[Any], using: str) -> list[Any] | None:
    """As the database takes them; None where a value is an expression, or a column wants more than its value."""
    if any(hasattr(value, "resolve_expression") for value in values):
        return None
    if any(hasattr(field, "get_placeholder") for field in fields):
        return None
    connection = connections[using]
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]


@cache
def _insert(model: type[models.Model], using: str, columns: tuple[str, ...]) -> str:
    quoted = connections[using].ops.quote_name
    names, places = ", ".join(map(quoted, columns)), ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608  # our own names


@cache
def _update(model: type[models.Model], using: str, columns: tuple[str, ...]) -> str:
    quoted = connections[using].ops.quote_name
    changes = ", ".join(f"{quoted(column)} = %s" for column in columns)
    return f"UPDATE {quoted(model._meta.db_table)} SET {changes} WHERE {quoted('id')} = %s"  # noqa: S608  # the same
