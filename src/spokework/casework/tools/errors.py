"""What is wrong with a tool's file, said so that the person who wrote the file can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to put right: where, what and how."""

    file: str
    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(part for part in (self.file, line, self.path) if part)
        return f"{where}: {self.message}"


class ToolError(ValueError):
    """A tool that cannot be used. Holds every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownTool(ToolError):
    """No tool of that code and version is here."""


@dataclass(frozen=True)
class AnswerProblem:
    """One answer that cannot be taken; a form puts the message beside the item."""

    item: str
    message: str

    def __str__(self) -> str:
        return f"{self.item}: {self.message}"


class AnswerError(ValueError):
    """Answers that the tool does not know."""

    def __init__(self, problems: Iterable[AnswerProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
