"""What stands in a report, whatever it is written as: words, tables, and pictures with the words that stand for them.

Nothing here knows of releases, pages or files. All figures in it are text already: a format cannot round once more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spokework.core.components import Row, Table

from .data import Resource

if TYPE_CHECKING:  # SciPy comes with it, and few reports compare
    from spokework.insight.sites import Comparison

_SHORT = 4  # tables


@dataclass(frozen=True)
class Bar:
    label: str
    value: float | None  # None: nothing can be drawn, and ``says`` why
    says: str


@dataclass(frozen=True)
class Chart:
    title: str
    alt: str  # what it shows, in words
    bars: tuple[Bar, ...]
    unit: str
    share: bool = False


@dataclass(frozen=True)
class Funnel:
    """Sites at their size, between the lines that chance alone would draw. ``of``: what their size is counted in."""

    title: str
    found: "Comparison"
    of: str
    labels: Mapping[str | None, str]  # short: a name, or a number that the table explains

    @property
    def alt(self) -> str:
        assert self.found.overall is not None  # there is no funnel around nothing
        outside = sum(1 for site in self.found.known if site.place and site.place.beyond)
        return (
            f"{len(self.found.known)} points around an overall {100 * self.found.overall:.0f} %, "
            f"{outside or 'none'} outside the 95 % limits. The table has every number"
        )


Picture = Chart | Funnel


@dataclass(frozen=True)
class Exhibit:
    """A table, and the picture of it above."""

    table: Table
    chart: Picture | None = None
    heading: str = ""  # where a figure has several


@dataclass(frozen=True)
class Item:
    """One figure with all that is said of it."""

    heading: str
    exhibits: tuple[Exhibit, ...]
    messages: tuple[str, ...] = ()  # written by people
    says: tuple[str, ...] = ()  # written from the figures


@dataclass(frozen=True)
class Section:
    heading: str
    items: tuple[Item, ...]
    messages: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Report:
    title: str
    subtitle: str
    organisation: str
    stands: tuple[Row, ...]  # period, day of the figures, who made it: what a reader must know of the whole
    messages: tuple[str, ...]
    sections: tuple[Section, ...]
    missing: tuple[str, ...]  # returns that are not there, one a sentence
    cautions: tuple[str, ...]  # how it was counted and protected, one a paragraph
    definitions: tuple[Definition, ...]
    resources: tuple[Resource, ...]
    identifier: str  # what it is filed under: letters, digits and hyphens
    day: tuple[int, int, int]  # of publication: what a file says of its own age, so that it is the same tomorrow
    annex: str = "Annex: how to read the figures"  # what the cautions stand under
    notice: str = ""  # a preview is not published, the demonstration is invented: it stands on every page

    @property
    def is_long(self) -> bool:
        """So that a reader wants to be told where what stands."""
        return sum(len(item.exhibits) for item in self.items) > _SHORT

    @property
    def items(self) -> Iterator[Item]:
        return (item for section in self.sections for item in section.items)
