"""A coded project as REFI-QDA can hold it. Everything is frozen and stands for itself; references are by GUID.

Offsets count Unicode code points, from 0, the end not included: ``text[start:end]`` is what was coded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

Answer = str | bool | int | Decimal | date | datetime | None


class VariableKind(StrEnum):
    TEXT = "Text"
    BOOLEAN = "Boolean"
    INTEGER = "Integer"
    DECIMAL = "Float"
    DATE = "Date"
    MOMENT = "DateTime"


class Direction(StrEnum):
    ASSOCIATIVE = "Associative"
    ONE_WAY = "OneWay"
    BOTH_WAYS = "Bidirectional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Who made something and who changed it last, and when. ``by`` and ``changed_by`` are coders."""

    by: UUID | None = None
    at: datetime | None = None
    changed_by: UUID | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    guid: UUID
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """``colour`` is #rrggbb. What is not ``codable`` only holds others together."""

    guid: UUID
    name: str
    description: str = ""
    colour: str = ""
    codable: bool = True
    notes: tuple[UUID, ...] = ()
    codes: tuple["Code", ...] = ()

    def walk(self) -> Iterator["Code"]:
        yield self
        for code in self.codes:
            yield from code.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    guid: UUID
    code: UUID
    by: UUID | None = None
    at: datetime | None = None
    notes: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    guid: UUID
    start: int
    end: int
    name: str = ""
    description: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[UUID, ...] = ()
    making: Making = Making()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    variable: UUID
    value: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text with what is coded in it. A note is one too: it can be coded like any other text."""

    guid: UUID
    text: str
    name: str = ""
    description: str = ""
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[UUID, ...] = ()
    values: tuple[Value, ...] = ()
    making: Making = Making()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    guid: UUID
    name: str
    kind: VariableKind
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    guid: UUID
    name: str = ""
    description: str = ""
    codes: tuple[UUID, ...] = ()
    values: tuple[Value, ...] = ()
    sources: tuple[UUID, ...] = ()
    selections: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    guid: UUID
    name: str
    description: str = ""
    codes: tuple[UUID, ...] = ()
    sources: tuple[UUID, ...] = ()
    notes: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    guid: UUID
    name: str = ""
    direction: Direction | None = None
    colour: str = ""
    origin: UUID | None = None
    target: UUID | None = None
    notes: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    name: str
    description: str = ""
    coders: tuple[Coder, ...] = ()
    codes: tuple[Code, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    sets: tuple[Set, ...] = ()
    about: tuple[UUID, ...] = ()  # the notes on the project as a whole
    making: Making = Making()

    def every_code(self) -> Iterator[Code]:
        for code in self.codes:
            yield from code.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A ``.qdc``: the codes alone. Its sets hold codes only, and it has no notes."""

    codes: tuple[Code, ...]
    sets: tuple[Set, ...] = ()
