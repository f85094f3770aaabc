"""A record read once more, whole, under the lock it is changed under."""

from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model
from django.db.transaction import TransactionManagementError

from spokework.core.compiled import Compiled

Row = TypeVar("Row", bound=Model)


def again(row: Row, *, lock: bool = False) -> Row:
    """The record as it stands now, for an action that holds the lock it is changed under – or takes it here."""
    if lock:
        need_transaction()
    question, names, converters = _whole(type(row), lock)
    found = question.one(row.pk)
    if found is None:
        raise type(row).DoesNotExist  # type: ignore[attr-defined]  # every model has one
    values = list(found)
    for place, (convert, expression) in converters:
        for each in convert:
            values[place] = each(values[place], expression, connection)
    return type(row).from_db(connection.alias, names, values)


@cache
def _whole(model: type[Model], lock: bool) -> tuple[Compiled, list[str], list[Any]]:
    rows = model._base_manager.select_for_update() if lock else model._base_manager.all()
    question = Compiled(lambda key: rows.filter(pk=key))
    compiler = question.compiler()
    compiler.setup_query()
    columns = [column for column, *_ in compiler.select]
    return question, [column.target.attname for column in columns], list(compiler.get_converters(columns).items())


def need_transaction() -> None:
    if not connection.in_atomic_block:
        raise TransactionManagementError("a lock outside a transaction is gone before it holds anything")
