"""From a release's tables to what a report shows: the numbers as they were published, and why one is not there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spokework.core.components import Cell, Column, Row, Table
from spokework.insight.presenters.missing import beside_a_table
from spokework.insight.presenters.words import NO_VALUE, number, percent
from spokework.insight.releases.content import Definition, ReleasedRow, ReleasedTable

from .document import Bar, Chart, Exhibit

NOT_SHOWN = "Not shown"
_MOST_BARS, _MOST_SAID = 24, 8


def in_periods(tables: Sequence[ReleasedTable]) -> Exhibit:
    """One figure, undivided: a row for each period, no picture – two numbers need none."""
    first = tables[0]
    rows = [(table.period_title, row) for table in tables for row in table.rows]
    return Exhibit(_table(f"{first.title}, by period", "Period", rows, tables))


def divided(table: ReleasedTable, definition: Definition) -> Exhibit:
    """Where nothing of it is shown, why is said once and not in every cell."""
    heading = f"{table.breakdown_title}, {_lower(table.period_title)}"
    caption = f"{table.title} – {_lower(heading)}"
    shown = any(row.numerator is not None for row in table.rows)
    rows = [(row.label, row) for row in table.rows]
    made = _table(caption, "Of whom", rows, [table])
    if not shown:
        reasons = dict.fromkeys(_lower(row.withheld).removesuffix(".") for row in table.rows if row.withheld)
        return Exhibit(
            replace(made, rows=(), note=f"{NOT_SHOWN}: {'; '.join(reasons)}." if reasons else ""), None, heading
        )
    return Exhibit(made, _chart(table, caption, definition.unit), heading)


def _table(caption: str, first: str, rows: Sequence[tuple[str, ReleasedRow]], tables: Sequence[ReleasedTable]) -> Table:
    is_count = tables[0].is_count
    reasons = tuple(dict.fromkeys(row.withheld for _, row in rows if row.withheld))
    note = f"{NOT_SHOWN}: {_lower(reasons[0]).removesuffix('.')}." if len(reasons) == 1 else ""
    missing = any(row.missing is not None for _, row in rows)
    names = ["n"] if is_count else ["Share", "n", "Of"]
    columns = [Column(first), *(Column(name, number=True) for name in (*names, *(["Missing"] if missing else [])))]
    cells = [_cells(title, row, is_count=is_count, missing=missing, why=not note) for title, row in rows]
    unconfirmed = tuple(dict.fromkeys(hub for table in tables for hub in table.unconfirmed))
    return Table(caption, columns, cells, " ".join(filter(None, (note, beside_a_table((), unconfirmed)))))


def _cells(title: str, row: ReleasedRow, *, is_count: bool, missing: bool, why: bool) -> list[Cell]:
    notes = (row.withheld if why else "", _silent(row))
    found = [Cell(title, note="; ".join(filter(None, notes)))]
    if not is_count:
        found.append(Cell(share(row)))
    found.append(Cell(count(row.numerator, row)))
    if not is_count:
        found.append(Cell(count(row.denominator, row)))
    if missing:
        found.append(Cell(count(row.missing, row)))
    return found


def count(value: int | None, row: ReleasedRow) -> str:
    """A number that is not there is withheld, or there is none."""
    return number(value) if value is not None else NOT_SHOWN if row.withheld else NO_VALUE


def share(row: ReleasedRow) -> str:
    return percent(row.rate) if row.rate is not None else NOT_SHOWN if row.withheld else NO_VALUE


def _silent(row: ReleasedRow) -> str:
    hubs = len(row.silent)
    return f"without {hubs} hub{'' if hubs == 1 else 's'} that recorded nothing" if hubs else ""


def _chart(table: ReleasedTable, title: str, unit: str) -> Chart | None:
    """Only where there is something to compare, and few enough to see it."""
    bars = tuple(_bar(row, table) for row in table.rows)
    drawn = [bar for bar in bars if bar.value is not None]
    if len(drawn) < 2 or len(bars) > _MOST_BARS:
        return None
    return Chart(title, in_words(bars), bars, unit if table.is_count else f"share {unit}", share=not table.is_count)


def _bar(row: ReleasedRow, table: ReleasedTable) -> Bar:
    if table.is_count:
        return Bar(row.label, row.numerator, _lower(count(row.numerator, row)))
    return Bar(row.label, row.rate, _lower(share(row)))


def in_words(bars: Sequence[Bar]) -> str:
    """All of a small picture; of a large one its ends: the table under it says the rest."""
    if len(bars) <= _MOST_SAID:
        return "; ".join(f"{bar.label}: {bar.says}" for bar in bars)
    drawn = sorted((bar for bar in bars if bar.value is not None), key=lambda bar: -(bar.value or 0))
    hidden = len(bars) - len(drawn)
    first, last = drawn[0], drawn[-1]
    ends = f"From {first.label}: {first.says} to {last.label}: {last.says}, {len(bars)} in all"
    return f"{ends}, {hidden} of them not shown" if hidden else ends


def definition_rows(definition: Definition) -> tuple[Row, ...]:
    rows: Iterable[Row] = (
        Row("Question", definition.question),
        Row("Counted", definition.numerator),
        Row("Of", definition.denominator or "Nothing: it is a count"),
        Row("Missing", definition.missing_means or "Nothing can be missing"),
        Row("Counts in", definition.period),
        Row("Which way is better", definition.direction),
        Row("Keep in mind", definition.caveat),
    )
    return tuple(row for row in rows if row.value)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
