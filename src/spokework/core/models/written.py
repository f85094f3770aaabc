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
        ours = not raw and _is_told(returning, using)
        values = _plain(fields, [f.pre_save(self, add=True) for f in fields], using) if ours else None
        if values is None:
            return super()._do_insert(*how)  # type: ignore[misc]  # the stubs have not heard of it
        columns, told = (tuple(field.column for field in those) for those in (fields, returning))
        with connections[using].cursor() as cursor:
            cursor.execute(_insert(type(self), using, columns, told), values)
            return [cursor.fetchone()] if told else []

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
    connection = connections[using]
    for field, value in zip(fields, values, strict=True):
        place = getattr(field, "get_placeholder", None)
        if place is not None and place(value, None, connection) != "%s":
            return None
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]


def _is_told(returning: Sequence[Any], using: str) -> bool:
    """Whether what the database gives back is a number of its own at most, and given back by the statement."""
    if not returning:
        return True
    plain = all(isinstance(field, models.AutoField) for field in returning)
    return plain and bool(connections[using].features.can_return_columns_from_insert)


@cache
def _insert(model: type[models.Model], using: str, columns: tuple[str, ...], told: tuple[str, ...]) -> str:
    quoted = connections[using].ops.quote_name
    names, places = ", ".join(map(quoted, columns)), ", ".join(["%s"] * len(columns))
    returning = f" RETURNING {', '.join(map(quoted, told))}" if told else ""
    table = quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({places}){returning}"  # noqa: S608  # our own names


@cache
def _update(model: type[models.Model], using: str, columns: tuple[str, ...]) -> str:
    quoted = connections[using].ops.quote_name
    changes = ", ".join(f"{quoted(column)} = %s" for column in columns)
    return f"UPDATE {quoted(model._meta.db_table)} SET {changes} WHERE {quoted('id')} = %s"  # noqa: S608  # the same
