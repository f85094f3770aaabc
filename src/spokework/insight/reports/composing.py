"""From what a release says to a report for one reader. Nothing is counted here, and nothing read but the release."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.timezone import localtime

from spokework.core.components import Row
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_named
from spokework.insight.models.release import name_of
from spokework.insight.presenters.missing import in_a_release, sentences
from spokework.insight.releases.content import Definition, ReleaseContent, ReleasedTable
from spokework.insight.releases.periods import months

from . import released_data as data
from .data import Resource
from .document import Definition as Defined
from .document import Item, Report, Section
from .exhibits import definition_rows, divided, in_periods

PREVIEW = "Preview: not published"
INVENTED = "Demonstration – invented people and places"

STAYS = "This stays as it was published. Where a later version has taken its place, the page Reports says so beside it."

Wanted = Callable[[ReleasedTable], bool]


@dataclass(frozen=True)
class Picked:
    """One figure of a release, with those of its tables that a report shows, under the report's own heading."""

    definition: Definition
    tables: tuple[ReleasedTable, ...]
    messages: tuple[str, ...]
    heading: str

    @property
    def item(self) -> Item:
        """In every period, then divided; the quarter first."""
        tables = sorted(self.tables, key=lambda table: table.length)
        whole = [table for table in tables if not table.breakdown]
        exhibits = [in_periods(whole)] if whole else []
        exhibits += [divided(table, self.definition) for table in tables if table.breakdown]
        return Item(self.heading, tuple(exhibits), self.messages)


def pick(content: ReleaseContent, indicator: str, wanted: Wanted, heading: str = "") -> Picked | None:
    """None where the release does not have it: a release's list of tables is fixed, and a report's choice is not."""
    tables = tuple(table for table in content.of(indicator) if not table.breakdown or wanted(table))
    definition = next((each for each in content.definitions if each.indicator == indicator), None)
    if not tables or definition is None:
        return None
    messages = tuple(each.words for each in content.messages_on(indicator))
    return Picked(definition, tables, messages, heading or definition.title)


@dataclass(frozen=True)
class Chapter:
    heading: str
    picked: tuple[Picked, ...]
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composer:
    """What a report says of itself, whoever it is for."""

    content: ReleaseContent
    organisation: str
    demonstration: bool = False
    # What was out of the year's earlier quarters when this came out; asked for by whoever shows them.
    earlier: Callable[[], Sequence[ReleaseContent]] = field(default=tuple)

    def report(self, title: str, subtitle: str, kind: str, chapters: Iterable[Chapter]) -> Report:
        found = [chapter for chapter in chapters if chapter.picked]
        picked = [each for chapter in found for each in chapter.picked]
        defined = list({each.definition.indicator: each for each in reversed(picked)}.values())[::-1]
        return Report(
            title=title,
            subtitle=subtitle,
            organisation=self.organisation,
            stands=tuple(self._stands()),
            messages=tuple(words for each in picked for words in each.messages),
            sections=tuple(
                Section(each.heading, tuple(one.item for one in each.picked), says=each.says) for each in found
            ),
            missing=tuple(self._missing()),
            cautions=tuple(self._cautions()),
            definitions=tuple(Defined(each.heading, definition_rows(each.definition)) for each in defined),
            resources=tuple(self._resources(picked, defined)),
            identifier=f"{kind}-{self._version}",
            day=_parts(self._published or self.content.as_at),
            notice=". ".join(filter(None, (PREVIEW * (not self.content.is_published), INVENTED * self.demonstration))),
        )

    @property
    def quarter(self) -> str:
        """October to December 2016: the number of a quarter says nothing to most readers."""
        number = quarter_named(self.content.quarter)
        assert number is not None  # a release is one of a quarter
        return months(number, number)

    @property
    def _version(self) -> str:
        edition = self.content.edition
        return self.content.quarter.lower() + (f"-v{edition}" if edition > 1 else "")

    @property
    def _published(self) -> date | None:
        step = self.content.steps.get("published")
        return localtime(step.at).date() if step else None

    def _stands(self) -> Iterator[Row]:
        content = self.content
        yield Row("Period", f"{self.quarter} ({content.quarter}), and all until its end")
        yield Row("Release", content.name)
        if content.edition > 1:
            yield Row("Takes the place of", name_of(content.quarter, content.edition - 1))
        if content.reason:
            yield Row("Why another version", content.reason)
        yield Row("Counted on the records of", long_date(content.as_at))
        yield Row("Published", long_date(self._published) if self._published else "Not yet")

    def _missing(self) -> Iterator[str]:
        found = self.content.missing_returns
        yield from sentences(in_a_release(found), most=len(found))
        if any(not each.recorded for each in found):
            yield "Where nothing is recorded the figures are missing, which is not nought."
        if any(each.recorded for each in found):
            yield "What is recorded and not confirmed is counted: more of it may follow."

    def _cautions(self) -> Iterator[str]:
        yield self.content.rule
        yield (
            "Parts need not add up to their total: each number is rounded by itself. What is not shown is neither "
            "nought nor unknown; it would say too much about few people."
        )
        yield from self.content.notes
        if self.content.is_published:
            yield STAYS
        yield "n: how many were counted. Of: out of how many. Missing: of how many it cannot be said."

    def _resources(self, picked: Sequence[Picked], defined: Sequence[Picked]) -> Iterator[Resource]:
        yield data.figures([table for each in picked for table in each.tables])
        yield data.definitions([replace(each.definition, title=each.heading) for each in defined])
        if self.content.missing_returns:
            yield data.missing_returns(self.content.missing_returns)


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
