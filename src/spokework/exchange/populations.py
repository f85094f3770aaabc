"""How many young people of each group live in an area: a row an area and group. Reads nothing but the table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spokework.programme.models.area_population import GROUPS, Dimension
from spokework.programme.populations import AreaPeople, disagreement

from .area_details import no_number, number_of_people
from .areas import ELSEWHERE
from .columns import POPULATIONS, Found, find_columns
from .problems import Problem
from .tables import Row, Table

ALL = "all"  # as dimension: everybody of 10 to 17
_DIMENSIONS = {ALL: ALL} | {name.casefold(): each.value for each in Dimension for name in (each.value, each.label)}
_GROUPS = {
    dimension: {name.casefold(): code for code, label in groups.items() for name in (code, label)}
    for dimension, groups in GROUPS.items()
}


@dataclass
class Populations:
    people: dict[str, AreaPeople] = field(default_factory=dict)
    skipped: int = 0  # rows of Wales, Scotland and Northern Ireland
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Cells:
    """What each area, dimension and group was said to have, and the row that said so."""

    columns: Found
    persons: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def last_row(self, code: str, dimension: str) -> int:
        return max((row for (area, of, _), row in self.rows.items() if (area, of) == (code, dimension)), default=0)


def read_populations(table: Table, *, known: Mapping[str, AreaPeople]) -> Populations:
    """``known``: every area with what is known of it by now, which the file must agree with."""
    columns, problems = find_columns(table, POPULATIONS)
    found = Populations(problems=problems)
    if problems:
        return found
    if not table.rows:
        problems.append(Problem(2, "", "there are headings but no rows. Choose the file with the numbers."))
    cells = _Cells(columns)
    for row in table.rows:
        if columns.cell(row, "code")[:1] in ELSEWHERE:
            found.skipped += 1
        elif problem := _read_row(row, cells, known):
            problems.append(problem)
    if problems:
        return found
    found.people = {code: _people(code, cells) for code in dict.fromkeys(code for code, _, _ in cells.persons)}
    for code, news in found.people.items():
        problems += _disagreements(known[code].with_news(news), news, cells)
    return found


def _read_row(row: Row, cells: _Cells, known: Mapping[str, AreaPeople]) -> Problem | None:
    said = {name: cells.columns.cell(row, name) for name in POPULATIONS}

    def problem(name: str, message: str) -> Problem:
        return Problem(row.number, cells.columns.heading(name), message)

    if said["code"] not in known:
        return problem(
            "code", f"“{said['code'][:20]}” is no area that is known here. Correct it, or import areas first."
        )
    dimension = _DIMENSIONS.get(said["dimension"].casefold())
    if dimension is None:
        return problem("dimension", f"“{said['dimension'][:20]}” is none of {', '.join((ALL, *GROUPS))}. Correct it.")
    group = _group(dimension, said["group"])
    if group is None:
        there_are = "left empty where the dimension is all" if dimension == ALL else ", ".join(GROUPS[dimension])
        return problem("group", f"“{said['group'][:20]}” is no group of {dimension}. It has to be: {there_are}.")
    key = said["code"], dimension, group
    if key in cells.rows:
        return problem("group", f"{' '.join(key).strip()} is in row {cells.rows[key]} already. Keep one of the two.")
    persons = number_of_people(said["persons"])
    if persons is None:
        return problem("persons", no_number(said["persons"]))
    cells.persons[key], cells.rows[key] = persons, row.number
    return None


def _group(dimension: str, text: str) -> str | None:
    if dimension == ALL:
        return ALL if text.casefold() in ("", ALL) else None
    return _GROUPS[dimension].get(text.casefold())


def _people(code: str, cells: _Cells) -> AreaPeople:
    groups: dict[str, dict[str, int]] = {}
    for (area, dimension, group), persons in cells.persons.items():
        if area == code and dimension != ALL:
            groups.setdefault(dimension, {})[group] = persons
    return AreaPeople(code, cells.persons.get((code, ALL, ALL)), groups)


def _disagreements(after: AreaPeople, news: AreaPeople, cells: _Cells) -> list[Problem]:
    """At the last row of the dimension; where only the population is new, at the row that says it."""
    found = []
    for dimension in after.groups:
        message = disagreement(after, dimension)
        if message:
            of = dimension if dimension in news.groups else ALL
            found.append(Problem(cells.last_row(after.code, of), cells.columns.heading("persons"), message))
    return found
