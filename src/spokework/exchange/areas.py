"""The look-up of local authorities as the Office for National Statistics publishes it. Reads nothing but the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spokework.programme.actions import AreaFacts

from .columns import LOOKUP, Found, find_columns
from .problems import Problem
from .tables import Row, Table

ENGLISH = re.compile(r"E(06|07|08|09|10)\d{6}")
# Counties that are no authority (E11, E13) may stand as parents; only E10 has a council of its own.
PARENT = re.compile(r"E(06|08|09|10|11|13)\d{6}")
ELSEWHERE = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
NAME_LENGTH = 120


@dataclass(frozen=True)
class Skipped:
    row: int
    code: str
    name: str
    why: str


@dataclass
class Lookup:
    areas: dict[str, AreaFacts] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Names:
    """Each code's name, and the row that said so first."""

    known: dict[str, tuple[str, int]] = field(default_factory=dict)

    def conflict(self, code: str, name: str, row: Row) -> str:
        first, at = self.known.setdefault(code, (name, row.number))
        if first == name:
            return ""
        return f"{code} is “{name}” here and “{first}” in row {at}. Keep the right name in both, or correct the code."


def read_lookup(table: Table) -> Lookup:
    columns, problems = find_columns(table, LOOKUP)
    lookup = Lookup(problems=problems)
    if problems:
        return lookup
    if not table.rows:
        lookup.problems.append(Problem(2, "", "there are headings but no rows. Choose the file with the list."))
    names = _Names()
    counties: dict[str, AreaFacts] = {}
    for row in table.rows:
        code, name = columns.cell(row, "code"), columns.cell(row, "name")
        if re.fullmatch(r"[WSN]\d{8}", code):
            lookup.skipped.append(Skipped(row.number, code, name, f"in {ELSEWHERE[code[0]]}"))
            continue
        faults = [*_faults(row, columns), *_name_faults(row, columns, names)]
        lookup.problems += faults
        if faults:
            continue
        facts = _facts(row, columns)
        earlier = lookup.areas.setdefault(code, facts)
        if earlier.parent_code != facts.parent_code:
            lookup.problems.append(_two_parents(row, columns, earlier))
        if facts.parent_code.startswith("E10"):
            counties.setdefault(facts.parent_code, AreaFacts(code=facts.parent_code, name=facts.parent_name))
    for code, county in counties.items():
        lookup.areas.setdefault(code, county)
    return lookup


def _facts(row: Row, columns: Found) -> AreaFacts:
    code, parent = columns.cell(row, "code"), columns.cell(row, "parent_code")
    if parent in ("", code):
        return AreaFacts(code=code, name=columns.cell(row, "name"))
    return AreaFacts(
        code=code,
        name=columns.cell(row, "name"),
        parent_code=parent,
        parent_name=columns.cell(row, "parent_name"),
    )


def _faults(row: Row, columns: Found) -> Iterator[Problem]:
    code, parent = columns.cell(row, "code"), columns.cell(row, "parent_code")
    if not code:
        yield _problem(row, columns, "code", "the code is empty. Enter the authority's code, for example E08000025.")
    elif not ENGLISH.fullmatch(code):
        yield _problem(
            row,
            columns,
            "code",
            f"“{code[:20]}” is not the code of a local authority: E06 to E10 and six figures. Correct it.",
        )
    for name in ("name", "parent_name") if parent else ("name",):
        text = columns.cell(row, name)
        if not text:
            yield _problem(row, columns, name, "the name is empty. Enter it.")
        elif len(text) > NAME_LENGTH or not text.isprintable():
            yield _problem(row, columns, name, "this is no name: it is too long, or has characters that do not print.")
    if code.startswith("E07") and not parent.startswith("E10"):
        yield _problem(
            row, columns, "parent_code", "a district needs the code of its county: E10 and six figures. Enter it."
        )
    elif parent and not PARENT.fullmatch(parent):
        yield _problem(
            row, columns, "parent_code", f"“{parent[:20]}” is not the code of a county or authority. Correct it."
        )


def _name_faults(row: Row, columns: Found, names: _Names) -> Iterator[Problem]:
    for prefix in ("", "parent_"):
        code, name = columns.cell(row, f"{prefix}code"), columns.cell(row, f"{prefix}name")
        if code and name and (conflict := names.conflict(code, name, row)):
            yield _problem(row, columns, f"{prefix}name", conflict)


def _two_parents(row: Row, columns: Found, earlier: AreaFacts) -> Problem:
    said = f"{earlier.code} is in {earlier.parent_name or 'no county'} in an earlier row. Keep one of the two."
    return _problem(row, columns, "parent_code", said)


def _problem(row: Row, columns: Found, name: str, message: str) -> Problem:
    return Problem(row.number, columns.heading(name), message)
