"""The question of reach, composed and compiled once for like actors.

Every action asks it of one record, and a page of a dozen tables: to compose it took longer than to answer.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Expression, F, Q

from spokework.access.decide import Actor, Grant
from spokework.access.permissions import Permission as P

from .reach import reach

# Stand for the record, the actor, the day and the moment in a compiled question, and are in no real one.
_ANYONE = UUID(int=2**128 - 1)
_ANYBODY = UUID(int=2**128 - 2)
_ANY_DAY = date(9999, 12, 30)
_ANY_TIME = datetime(9999, 12, 31, 12, 34, 56, tzinfo=UTC)
_WAYS_IN = (P.REACH_HUB, P.REACH_OWN, P.LOOK_BEYOND)
# In a question within a question no table may be taken for the one outside.
_INSIDE = "reached"


def can_reach(actor: Actor, young_person_id: UUID, *, today: date, at: datetime) -> bool:
    """Whether ``reach`` holds for one record."""
    if actor.at_the_machine:
        return True
    try:
        pieces, asked = _asked_by(actor, today, at)
    except EmptyResultSet:  # no way in at all
        return False
    with connection.cursor() as cursor:
        one = _key(young_person_id)
        cursor.execute("%s".join(pieces), [one if value is _TheRecord else value for value in asked])
        return cursor.fetchone() is not None


def reached(actor: Actor, row: str, *, today: date, at: datetime) -> Q:
    """``reach``, for rows about young people: ``row`` names the column that says about whom."""
    if actor.at_the_machine:
        return Q()
    try:
        return Q(_Reached(row, *_asked_by(actor, today, at)))
    except EmptyResultSet:
        return Q(pk__in=[])


class _Reached(Expression):
    """The compiled question with a column in the place of the record. Asked row by row: a list of everybody within
    reach would be made anew for each of a page's queries."""

    output_field = BooleanField()

    def __init__(self, row: str | Any, pieces: tuple[str, ...], asked: tuple[Any, ...]) -> None:
        super().__init__()
        self.row, self.pieces, self.asked = (F(row) if isinstance(row, str) else row), pieces, asked

    def get_source_expressions(self) -> list[Any]:
        return [self.row]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.row,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, of_column = compiler.compile(self.row)
        sql, parameters = self.pieces[0], list[Any]()
        for value, piece in zip(self.asked, self.pieces[1:], strict=True):
            here = value is _TheRecord
            sql += (column if here else "%s") + piece
            parameters += of_column if here else [value]
        return f"EXISTS({sql})", tuple(parameters)


class _TheRecord:
    """Stands among the values where the record's key goes. A class, because a copy of it is itself."""


def _asked_by(actor: Actor, today: date, at: datetime) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """The question's text, cut where a value goes in, and the values: ``_TheRecord`` where the record's key does."""
    ways = tuple(actor.hubs_with(permission) for permission in _WAYS_IN)
    pieces, asked = _question(actor.grants, ways, connection.vendor)
    real = {
        _key(_ANYONE): _TheRecord,
        _key(_ANYBODY): _key(actor.id),
        _day(_ANY_DAY): _day(today),
        _moment(_ANY_TIME): _moment(at),
    }
    return pieces, tuple(real.get(value, value) for value in asked)


@lru_cache(maxsize=512)
def _question(
    grants: tuple[Grant, ...],
    ways: tuple[frozenset[UUID], ...],  # noqa: ARG001  # part of what the question is remembered by
    vendor: str,  # noqa: ARG001  # the same
) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    condition = reach(Actor(id=_ANYBODY, name="", grants=grants), today=_ANY_DAY, at=_ANY_TIME)
    rows = apps.get_model("casework", "YoungPerson").objects.unscoped("it decides who reaches whom")
    query = rows.filter(condition, pk=_ANYONE).values("pk").query
    query.change_aliases({rows.model._meta.db_table: _INSIDE})
    sql, asked = query.get_compiler(connection.alias).as_sql()
    return tuple(sql.split("%s")), tuple(asked)


def _key(pk: UUID) -> Any:
    return pk if connection.features.has_native_uuid_field else pk.hex


def _day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
