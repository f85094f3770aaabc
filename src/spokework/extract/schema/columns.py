"""What a column of the extract can be. Nothing here can hold a name, a sentence or a birth date."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    PSEUDONYM = "pseudonym"  # a number drawn anew for every extract
    CODE = "code"  # of a code list, or the code of a place or hub
    CODES = "codes"  # several of one list
    DAY = "day"
    QUARTER = "quarter"  # year × 4 + quarter − 1, so that the next quarter is one more
    NUMBER = "number"
    AMOUNT = "amount"
    FLAG = "flag"


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    means: str
    codes: str = ""  # the code list its values come from
    may_be_empty: bool = False


def an_id(name: str, of: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.PSEUDONYM, f"Pseudonym of the {of}, in this extract only", may_be_empty=may_be_empty)


def a_code(name: str, means: str, codes: str = "", *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.CODE, means, codes=codes or name, may_be_empty=may_be_empty)


def a_day(name: str, means: str) -> Column:
    return Column(name, Kind.DAY, means, may_be_empty=True)


def a_number(name: str, means: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.NUMBER, means, may_be_empty=may_be_empty)


def a_flag(name: str, means: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.FLAG, means, may_be_empty=may_be_empty)


@dataclass(frozen=True)
class Table:
    name: str
    holds: str  # what one row is
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


@dataclass(frozen=True)
class CodeList:
    name: str
    version: int
    labels: Mapping[str, str]
