"""Released figures as data: plain tables with a description of every column, for the package of data."""

from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True)
class Field:
    name: str
    type: str  # of the Table Schema: string, integer, number
    title: str
    description: str
    required: bool = False


@dataclass(frozen=True)
class Resource:
    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()  # the columns of which no two rows have the same
