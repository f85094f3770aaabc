"""Finding the columns of a published list: their names carry a year, and differ a little from list to list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .problems import Problem
from .tables import Row, Table


@dataclass(frozen=True)
class Wanted:
    pattern: str  # the heading, whatever its case and year
    example: str
    what: str
    needed: bool = True


LOOKUP: Mapping[str, Wanted] = {
    "code": Wanted(r"(LTLA|LAD)\d\dCD", "LTLA21CD", "the authority's code"),
    "name": Wanted(r"(LTLA|LAD)\d\dNM", "LTLA21NM", "the authority's name"),
    "parent_code": Wanted(r"(UTLA|CTYUA|CTY)\d\dCD", "UTLA21CD", "the code of the county it is in"),
    "parent_name": Wanted(r"(UTLA|CTYUA|CTY)\d\dNM", "UTLA21NM", "the name of the county it is in"),
}

DETAILS: Mapping[str, Wanted] = {
    "code": Wanted(r"(AREA[ _])?CODE|(LTLA|UTLA|LAD|CTYUA)\d\dCD", "code", "the authority's code"),
    "region": Wanted(r"REGION|RGN\d\dNM", "region", "its region", needed=False),
    "population_10_17": Wanted(
        r"POPULATION([ _]10[ _]17)?", "population_10_17", "how many young people of 10 to 17 live there", needed=False
    ),
    "neighbours": Wanted(r"NEIGHBOURS", "neighbours", "the codes of its neighbours", needed=False),
}

POPULATIONS: Mapping[str, Wanted] = {
    "code": DETAILS["code"],
    "dimension": Wanted(r"DIMENSION", "dimension", "by what young people are counted: sex, ethnicity_group, …"),
    "group": Wanted(r"GROUP", "group", "of which group they are: F, M, asian, …"),
    "persons": Wanted(r"PERSONS|PEOPLE|OBSERVATION|COUNT", "persons", "how many they are"),
}


@dataclass(frozen=True)
class Found:
    """Which heading stands for what, and the cells by what they are."""

    headings: Mapping[str, str]

    def cell(self, row: Row, name: str) -> str:
        return row.cells.get(self.headings.get(name, ""), "")

    def heading(self, name: str) -> str:
        return self.headings[name]


def find_columns(table: Table, wanted: Mapping[str, Wanted]) -> tuple[Found, list[Problem]]:
    headings: dict[str, str] = {}
    problems: list[Problem] = []
    for name, want in wanted.items():
        fitting = [heading for heading in table.columns if re.fullmatch(want.pattern, heading, re.IGNORECASE)]
        if len(fitting) > 1:
            problems.append(
                Problem(1, fitting[1], f"{fitting[0]} says {want.what} too. Remove the columns that are not meant.")
            )
        elif fitting:
            headings[name] = fitting[0]
        elif want.needed:
            problems.append(Problem(1, want.example, _missing(want, table)))
    return Found(headings), problems


def _missing(want: Wanted, table: Table) -> str:
    year = " (or the same with another year)" if re.search(r"\d\d", want.example) else ""
    there = ", ".join(name for name in table.columns if name)[:200] or "none"
    return f"there is no column{year} with {want.what}. Add it. The headings found are: {there}."
