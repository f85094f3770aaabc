"""Codings as a table, one row each, with the attributes of their source and of the cases it belongs to."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from .project import Code, Coding, Project, Source, Value
from .report import Loss, Report
from .writing import spelled

FIXED = ("source", "start", "end", "words", "code", "coder", "coded_at", "cases", "source_guid", "coding_guid")
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_767  # of a spreadsheet
MOST_ROWS = 1_048_575
CUT = " […]"

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """``start`` and ``end`` are numbers and empty where a whole source was coded; everything else is words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def coding_rows(project: Project) -> Table:
    """Attributes stand behind the fixed columns under their own names; several values are joined with a semicolon."""
    coders = {coder.guid: coder.name or coder.id for coder in project.coders}
    codes = {guid: name for code in project.codes for guid, name in _paths(code)}
    attributes = _columns(project)
    rows = []
    for source in project.sources:
        for start, end, selection, coding in _codings(source):
            cases = [
                it for it in project.cases if source.guid in it.sources or (selection and selection in it.selections)
            ]
            values = [*source.values, *(value for case in cases for value in case.values)]
            rows.append(
                (
                    source.name,
                    start,
                    end,
                    source.text if start is None else source.text[start:end],
                    codes[coding.code],
                    coders.get(coding.by, "") if coding.by else "",
                    spelled(coding.at) if coding.at else "",
                    "; ".join(case.name for case in cases),
                    str(source.guid),
                    str(coding.guid),
                    *(_joined(values, variable) for variable in attributes),
                )
            )
    return Table(columns=(*FIXED, *attributes.values()), rows=tuple(rows))


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark, which spreadsheets want. What would be taken for a formula begins with an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_harmless(column) for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table, report: Report) -> bytes:
    """Every word is written as words, never as a formula or a link. A cell holds 32,767 characters; more is cut."""
    import xlsxwriter  # a tenth of a second, for an export only

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("codings")
        sheet.freeze_panes(1, 0)
        for number, row in enumerate([table.columns, *table.rows[:MOST_ROWS]]):
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, place, cell)
                elif cell:
                    sheet.write_string(number, place, _fitting(cell, report))
    if (more := len(table.rows) - MOST_ROWS) > 0:
        report.note(Loss.DROPPED, "coding", "a spreadsheet has no more rows; take CSV or Parquet", count=more)
    return made.getvalue()


def as_parquet(table: Table) -> bytes:
    import polars  # half a second, for an export only

    numbers = {"start", "end"}
    frame = polars.DataFrame(
        [list(row) for row in table.rows],
        schema={name: polars.Int64 if name in numbers else polars.String for name in table.columns},
        orient="row",
    )
    made = io.BytesIO()
    frame.write_parquet(made)
    return made.getvalue()


def _codings(source: Source) -> Iterator[tuple[int | None, int | None, UUID | None, Coding]]:
    for selection in sorted(source.selections, key=lambda it: (it.start, it.end)):
        for coding in selection.codings:
            yield selection.start, selection.end, selection.guid, coding
    for coding in source.codings:
        yield None, None, None, coding


def _paths(code: Code, above: str = "") -> Iterator[tuple[UUID, str]]:
    path = f"{above}{code.name}"
    yield code.guid, path
    for child in code.codes:
        yield from _paths(child, f"{path} / ")


def _columns(project: Project) -> dict[UUID, str]:
    """A column for each attribute, with a number behind a name that is taken."""
    taken, columns = set(FIXED), dict[UUID, str]()
    for variable in project.variables:
        name = wanted = variable.name.strip() or "attribute"
        count = 1
        while name in taken:
            count += 1
            name = f"{wanted} {count}"
        taken.add(name)
        columns[variable.guid] = name
    return columns


def _joined(values: Iterable[Value], variable: UUID) -> str:
    given = (spelled(it.value) for it in values if it.variable == variable and it.value is not None)
    return "; ".join(dict.fromkeys(given))


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA) else cell


def _fitting(words: str, report: Report) -> str:
    if len(words) <= LONGEST_CELL:
        return words
    report.note(Loss.CHANGED, "long passage", "a spreadsheet's cell holds 32,767 characters; take CSV or Parquet")
    return words[: LONGEST_CELL - len(CUT)] + CUT
