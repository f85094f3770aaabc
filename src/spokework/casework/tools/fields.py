"""Strict reading of one field at a time. What is wrong is noted and reading goes on, so that all of it is reported."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from spokework.casework.tools.reading import Findings

KEY = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
HEAVIEST = 1000


@dataclass(frozen=True)
class Part:
    """One mapping of the file. What is refused is read as an empty text, nought or no fields."""

    fields: dict[str, object]
    path: str
    findings: Findings
    readable: bool = True

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def refuse(self, name: str, message: str) -> None:
        self.findings.refuse(self.at(name), message)

    def expect(self, *, required: Collection[str], optional: Collection[str] = ()) -> None:
        if not self.readable:
            return
        known = [*required, *optional]
        for name in self.fields:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                remedy = f"did you mean {near[0]}?" if near else f"remove it, or use one of {', '.join(known)}"
                self.refuse(name, f"is not known here; {remedy}")
        for name in required:
            if name not in self.fields:
                self.refuse(name, "is missing; add it")

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if name not in self.fields:
            return ""
        if value is None or (isinstance(value, str) and not value.strip()):
            self.refuse(name, "is empty; write a text, or remove the field if it is optional")
        elif not isinstance(value, str):
            self.refuse(name, f"must be a text, not {shown(value)}; put it in quotes")
        return value.strip() if isinstance(value, str) else ""

    def key(self, name: str) -> str:
        value = self.text(name)
        if value and not KEY.match(value):
            self.refuse(name, f"{shown(value)} must be small letters, digits and _, beginning with a letter")
        return value

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        value = self.text(name)
        if value and value not in allowed:
            self.refuse(name, f"{shown(value)} cannot be used here; choose one of {', '.join(allowed)}")
        return value if value in allowed else ""

    def whole(self, name: str, *, low: int = -HEAVIEST, high: int = HEAVIEST) -> int:
        if name not in self.fields:
            return 0
        value = self.fields[name]
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.refuse(name, f"must be a whole number from {low} to {high}, not {shown(value)}; write one without quotes")
        return 0

    def flag(self, name: str, *, usual: bool) -> bool:
        value = self.fields.get(name, usual)
        if not isinstance(value, bool):
            self.refuse(name, f"must be true or false, not {shown(value)}; write one of the two")
        return value is True

    def mapping(self, name: str) -> "Part":
        if name not in self.fields:
            return Part({}, self.at(name), self.findings, readable=False)
        return as_part(self.fields[name], self.at(name), self.findings)

    def parts(self, name: str) -> Iterator["Part"]:
        if name not in self.fields:
            return
        value = self.fields[name]
        if not isinstance(value, list) or not value:
            self.refuse(name, f"must be a list of at least one, not {shown(value)}; begin each with a dash")
            return
        for n, fields in enumerate(value):
            yield as_part(fields, f"{self.at(name)}[{n}]", self.findings)


def as_part(value: object, path: str, findings: Findings) -> Part:
    if isinstance(value, dict):
        return Part(value, path, findings)
    findings.refuse(path, f"must hold named fields, not {shown(value)}; write name: value on lines of their own")
    return Part({}, path, findings, readable=False)


def shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "named fields"
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
