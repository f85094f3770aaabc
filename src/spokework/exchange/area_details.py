"""What else is known of areas, from a second file: region, population, neighbours. Every cell may be empty."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from spokework.programme.actions import AreaFacts

from .areas import ELSEWHERE
from .columns import DETAILS, Found, find_columns
from .problems import Problem
from .tables import Row, Table

LARGEST_POPULATION = 10_000_000


@dataclass
class Details:
    regions: dict[str, str] = field(default_factory=dict)
    populations: dict[str, int] = field(default_factory=dict)
    neighbours: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def added_to(self, facts: AreaFacts) -> AreaFacts:
        return replace(
            facts,
            region=self.regions.get(facts.code, facts.region),
            population_10_17=self.populations.get(facts.code, facts.population_10_17),
        )


def read_details(table: Table, *, known: Collection[str]) -> Details:
    """``known`` are the codes of the look-up: a detail of anything else is a mistake in one of the files."""
    columns, problems = find_columns(table, DETAILS)
    details = Details(problems=problems)
    if not problems and len(columns.headings) == 1:
        problems.append(
            Problem(1, "", "there is none of the columns region, population_10_17 and neighbours. Add one.")
        )
    if problems:
        return details
    seen: dict[str, int] = {}
    for row in table.rows:
        code = columns.cell(row, "code")
        if code[:1] in ELSEWHERE:
            continue
        if code not in known:
            message = f"“{code[:20]}” is not a code of the list of authorities. Correct it, or remove the row."
            problems.append(Problem(row.number, columns.heading("code"), message))
        elif code in seen:
            message = f"{code} is in row {seen[code]} already. Keep one of the two."
            problems.append(Problem(row.number, columns.heading("code"), message))
        else:
            seen[code] = row.number
            _read_row(row, columns, details, known)
    return details


def _read_row(row: Row, columns: Found, details: Details, known: Collection[str]) -> None:
    code = columns.cell(row, "code")
    cells: Mapping[str, str] = {name: columns.cell(row, name) for name in columns.headings}
    if region := cells.get("region"):
        if len(region) <= 80 and region.isprintable():
            details.regions[code] = region
        else:
            details.problems.append(Problem(row.number, columns.heading("region"), "this is no region. Correct it."))
    if population := cells.get("population_10_17"):
        _read_population(population, row, columns, details)
    if neighbours := cells.get("neighbours"):
        _read_neighbours(neighbours, row, columns, details, known)


def number_of_people(text: str) -> int | None:
    """12400 or 12,400; None for anything else."""
    figures = re.fullmatch(r"\d{1,3}(,\d{3})*|\d{1,9}", text, re.ASCII)
    people = int(text.replace(",", "")) if figures else LARGEST_POPULATION
    return people if people < LARGEST_POPULATION else None


def no_number(text: str) -> str:
    return f"“{text[:20]}” is not a number of people. Enter a whole number, for example 12400."


def _read_population(text: str, row: Row, columns: Found, details: Details) -> None:
    people = number_of_people(text)
    if people is None:
        details.problems.append(Problem(row.number, columns.heading("population_10_17"), no_number(text)))
        return
    details.populations[columns.cell(row, "code")] = people


def _read_neighbours(text: str, row: Row, columns: Found, details: Details, known: Collection[str]) -> None:
    codes = {code for code in re.split(r"[\s;,|]+", text) if code and code[0] not in ELSEWHERE}
    unknown = sorted(codes - set(known))
    if unknown:
        message = f"{', '.join(unknown)[:100]}: not in the list of authorities. Correct or remove."
        details.problems.append(Problem(row.number, columns.heading("neighbours"), message))
    details.neighbours[columns.cell(row, "code")] = codes
