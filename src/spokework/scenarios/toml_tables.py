"""TOML read by its keys, so that a key nobody asked for is a typing mistake and is named."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from spokeplan.plan import Unfit, inside
from spokework.core.errors import Refused

Made = TypeVar("Made")


class _Missing:
    def __repr__(self) -> str:
        return "missing"


MISSING = _Missing()


def read_toml(path: Path) -> "Table":
    try:
        return Table("", tomllib.loads(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        raise Refused(f"{path} is not text in UTF-8. Save it as that.") from None
    except tomllib.TOMLDecodeError as fault:
        raise Refused(f"{path} is not TOML: {fault}. Mend that line.") from None


class Table:
    """One table of a file. ``made`` takes what it may hold; what is left over then is refused.

    What is refused says where it stands in the file, outermost first.
    """

    def __init__(self, place: str, values: Mapping[str, Any]) -> None:
        self.place, self._values, self._asked = place, values, set[str]()

    def has(self, name: str) -> bool:
        self._asked.add(name)
        return name in self._values

    def take(self, name: str, otherwise: Any = MISSING) -> Any:
        if self.has(name):
            return self._values[name]
        if otherwise is MISSING:
            near = get_close_matches(name, self._values.keys() - self._asked, n=1)
            raise Unfit(name, MISSING, f"write it down; is {near[0]} meant to be it?" if near else "write it down")
        return otherwise

    def day(self, name: str, otherwise: Any = MISSING) -> Any:
        value = self.take(name, otherwise)
        if value is not otherwise and (not isinstance(value, date) or isinstance(value, datetime)):
            raise Unfit(name, value, "give a day without quotation marks, such as 2026-04-01")
        return value

    def words(self, name: str, otherwise: Any = MISSING) -> Any:
        value = self.take(name, otherwise)
        if value is not otherwise and not isinstance(value, str):
            raise Unfit(name, value, "give words in quotation marks")
        return value

    def list(self, name: str, otherwise: Any = MISSING) -> Any:
        value = self.take(name, otherwise)
        if value is not otherwise and not isinstance(value, list):
            raise Unfit(name, value, "give a list in square brackets")
        return tuple(value)

    def table(self, name: str) -> "Table | None":
        if not self.has(name):
            return None
        value = self._values[name]
        if not isinstance(value, dict):
            raise Unfit(name, value, f"write it as a table: [{name}], or braces")
        return Table(name, value)

    def needed(self, name: str) -> "Table":
        found = self.table(name)
        if found is None:
            raise Unfit(name, MISSING, f"add a table [{name}]")
        return found

    def tables(self, name: str) -> Iterator["Table"]:
        values = self.take(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise Unfit(name, values, f"write each as a table of its own: [[{name}]]")
        for number, value in enumerate(values, start=1):
            said = value.get("name", value.get("reason"))
            yield Table(f'{name} "{said}"' if isinstance(said, str) else f"{name} number {number}", value)

    def made(self, build: Callable[["Table"], Made]) -> Made:
        with inside(self.place) if self.place else nullcontext():
            thing = build(self)
            self._nothing_left()
        return thing

    def _nothing_left(self) -> None:
        for left in sorted(self._values.keys() - self._asked):
            near = get_close_matches(left, self._asked, n=1)
            remedy = (
                f"did you mean {near[0]}?" if near else f"take it out, or use one of {', '.join(sorted(self._asked))}"
            )
            raise Unfit(left, self._values[left], f"there is no such key; {remedy}")
