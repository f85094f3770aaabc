"""Records read whole by a compiled question: once more under the lock they are changed under, or at every request."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.transaction import TransactionManagementError

from spokework.core.compiled import Compiled, Key

Row = TypeVar("Row", bound=Model)


class Whole:
    """``compose(key)`` is the query of one record, annotated or not; ``one(key)`` the record as it would give it."""

    def __init__(self, compose: Callable[[Any], QuerySet[Any, Any]], kind: type[Key] = UUID) -> None:
        self._question = Compiled(compose, kind)

    def one(self, key: Key) -> Any:
        found = self._question.one(key)
        if found is None:
            return None
        model, names, converters, annotated = self._columns
        values = list(found)
        for place, (convert, expression) in converters:
            for each in convert:
                values[place] = each(values[place], expression, connection)
        row = model.from_db(connection.alias, names, values[: len(names)])
        for name, place in annotated:
            setattr(row, name, values[place])
        return row

    @cached_property
    def _columns(self) -> tuple[Any, list[str], list[Any], list[tuple[str, int]]]:
        """The model, its columns, how a value of each place is read, and what stands beyond them."""
        compiler = self._question.compiler()
        compiler.setup_query()
        columns = [column for column, *_ in compiler.select]
        annotated = list((compiler.annotation_col_map or {}).items())
        names = [column.target.attname for column in columns[: len(columns) - len(annotated)]]
        return compiler.query.model, names, list(compiler.get_converters(columns).items()), annotated


def again(row: Row, *, lock: bool = False) -> Row:
    """The record as it stands now, for an action that holds the lock it is changed under – or takes it here."""
    if lock:
        need_transaction()
    found: Row | None = _whole(type(row), lock).one(row.pk)
    if found is None:
        raise type(row).DoesNotExist  # type: ignore[attr-defined]  # every model has one
    return found


@cache
def _whole(model: type[Model], lock: bool) -> Whole:
    rows = model._base_manager.select_for_update() if lock else model._base_manager.all()
    return Whole(lambda key: rows.filter(pk=key))


def need_transaction() -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError("a lock outside a transaction is gone before it holds anything")
