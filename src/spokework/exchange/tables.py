"""Reading a table as people send it: CSV as spreadsheets and statistics offices write it, or a JSON list of records."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .problems import FileRefused, Problem

EMPTY = "the file is empty. Choose the file with the list."
LARGEST = 5 * 1024 * 1024


@dataclass(frozen=True)
class Row:
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes) -> Table:
    if len(content) > LARGEST:
        raise _refuse(0, "the file is larger than 5 MB. A list of authorities is well under that: check the file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refuse(0, "the file is not text in UTF-8. Save it as “CSV UTF-8” and import that.") from None
    if not text.strip():
        raise _refuse(0, EMPTY)
    return _from_json(text) if text.lstrip()[0] in "[{" else _from_csv(text)


def table_of(records: Sequence[Mapping[str, Any]]) -> Table:
    """Records that are in memory already, numbered from 1."""
    columns = tuple(dict.fromkeys(str(name).strip() for record in records for name in record))
    rows = (
        Row(number, {str(name).strip(): _text(value) for name, value in record.items()})
        for number, record in enumerate(records, start=1)
    )
    return Table(columns, tuple(rows))


def _from_json(text: str) -> Table:
    try:
        records = json.loads(text)
    except (ValueError, RecursionError):
        raise _refuse(0, "the file starts like JSON but cannot be read as such. Save it again, or use CSV.") from None
    if not isinstance(records, list) or not records:
        raise _refuse(0, "JSON has to be a list of records, one for each authority.")
    wrong = [
        Problem(number, "", "this is not a record of columns and values. Correct or remove it.")
        for number, record in enumerate(records, start=1)
        if not isinstance(record, dict) or any(isinstance(value, list | dict) for value in record.values())
    ]
    if wrong:
        raise FileRefused(wrong)
    return table_of(records)


def _from_csv(text: str) -> Table:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        raise _refuse(0, f"the file cannot be read as CSV ({fault}). Save it again as “CSV UTF-8”.") from None
    start = next((index for index, line in enumerate(lines) if any(cell.strip() for cell in line)), None)
    if start is None:
        raise _refuse(0, EMPTY)
    columns = tuple(cell.strip() for cell in lines[start])
    rows, problems = [], _repeated(columns, start + 1)
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        cells = [cell.strip() for cell in line]
        if not any(cells):
            continue
        if len(cells) != len(columns):
            problems.append(
                Problem(
                    number, "", f"this row has {len(cells)} cells, the headings {len(columns)}. Make them the same."
                )
            )
        rows.append(Row(number, dict(zip(columns, cells, strict=False))))
    if problems:
        raise FileRefused(problems)
    return Table(columns, tuple(rows))


def _repeated(columns: Sequence[str], row: int) -> list[Problem]:
    twice = {name for name in columns if name and columns.count(name) > 1}
    return [Problem(row, name, "this heading is there twice. Remove one of the columns.") for name in sorted(twice)]


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _refuse(row: int, message: str) -> FileRefused:
    return FileRefused([Problem(row, "", message[:1].upper() + message[1:])])
