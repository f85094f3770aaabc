"""What is wrong with a file: all of it at once, each with its row, its column and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from spokework.core.errors import Refused


@dataclass(frozen=True, order=True)
class Problem:
    row: int  # as a spreadsheet numbers it: the headings are row 1; a JSON list counts its records from 1
    column: str
    message: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"row {self.row}" if self.row else "", self.column) if part)
        return f"{place[:1].upper()}{place[1:]}: {self.message}" if place else self.message


class FileRefused(Refused):
    """Nothing of the file was saved. ``problems`` are in the order of its rows."""

    def __init__(self, problems: Sequence[Problem], *, field: str = "file") -> None:
        self.problems = tuple(sorted(problems))
        one = len(self.problems) == 1
        super().__init__(
            f"Nothing was imported, because of {'a problem' if one else f'{len(self.problems)} problems'} in the file. "
            f"Put {'it' if one else 'them'} right in the file and import it again.",
            field=field,
        )
