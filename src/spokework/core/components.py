"""What presenters hand to the shared components: frozen, typed, free of queries.

Templates accept anything with the same attribute names; these classes are the short way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation. ``badge`` counts what waits behind it."""

    label: str
    url: str
    current: bool = False
    badge: int | None = None


@dataclass(frozen=True)
class NavGroup:
    """Entries of the main navigation behind one word: opened where there are too many for a row."""

    label: str
    items: list[NavItem]

    @property
    def current(self) -> bool:
        return any(item.current for item in self.items)

    @property
    def badge(self) -> int | None:
        return sum(item.badge or 0 for item in self.items) or None


@dataclass(frozen=True)
class Step:
    """One step of the line that says where you are; the last one has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One fact of a summary list, with an optional way to change it."""

    term: str
    value: object
    change_url: str = ""


@dataclass(frozen=True)
class Column:
    label: str
    number: bool = False


@dataclass(frozen=True)
class Cell:
    """One table cell. ``level`` and ``chip`` draw that component in place of ``text``."""

    text: object = ""
    url: str = ""
    note: str = ""
    level: str = ""
    chip: str = ""


@dataclass(frozen=True)
class Table:
    """A table whose first column names the row. ``rows`` hold one Cell per column."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""

    def labelled_rows(self) -> list[list[tuple[Column, Cell]]]:
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class TimelineItem:
    """One event. ``key`` marks the few that shaped the case (a closure, an assessment)."""

    when: date | datetime
    title: str
    by: str = ""
    text: str = ""
    url: str = ""
    icon: str = ""
    level: str = ""
    key: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure never stands without n, denominator, missing and period."""

    label: str
    n: int
    denominator: int | None
    missing: int
    period: str
    definition_url: str = ""

    @property
    def percent(self) -> int | None:
        return round(100 * self.n / self.denominator) if self.denominator else None


@dataclass(frozen=True)
class Confirm:
    """What a destructive or outward act will do, to whom, and whether it can be undone."""

    title: str
    effects: Sequence[str]
    people: Sequence[str] = ()
    undo: str = ""


@dataclass(frozen=True)
class BothTexts:
    """One field written by two people at once."""

    label: str
    saved: str
    typed: str


@dataclass(frozen=True)
class Conflict:
    """Somebody saved the record while this person was writing; ``changed`` says what else moved."""

    saved_by: str
    saved_at: datetime | None
    texts: Sequence[BothTexts] = ()
    changed: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class DraftNotice:
    """What was kept of an unfinished form, and the address that discards it (POST)."""

    saved_at: datetime
    discard_url: str
