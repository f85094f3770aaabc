"""The parts of a tool: permitted answers, items, sections, bands. Frozen, so that a score can be repeated."""

from dataclasses import dataclass

from spokework.casework.levels import Level
from spokework.casework.tools.kinds import Kind

Document = dict[str, object]


@dataclass(frozen=True)
class PermittedAnswer:
    value: str
    label: str
    weight: int

    def document(self) -> Document:
        return {"label": self.label, "weight": self.weight}


@dataclass(frozen=True)
class Item:
    """One question. `unanswered` is what an optional item counts when it is left out."""

    key: str
    question: str
    guidance: str
    kind: Kind
    answers: tuple[PermittedAnswer, ...]
    required: bool = True
    unanswered: int = 0

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(answer.value, answer.label) for answer in self.answers]

    def answer(self, value: str) -> PermittedAnswer | None:
        return next((answer for answer in self.answers if answer.value == value), None)

    @property
    def max_weight(self) -> int:
        weights = [answer.weight for answer in self.answers]
        return max(weights if self.required else [*weights, self.unanswered])

    def document(self) -> Document:
        written: Document = {
            "key": self.key,
            "question": self.question,
            "guidance": self.guidance,
            "kind": self.kind.value,
        }
        if not self.required:
            written["required"] = False
        if self.unanswered:
            written["unanswered"] = self.unanswered
        written["answers"] = {answer.value: answer.document() for answer in self.answers}
        return written


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    items: tuple[Item, ...]
    introduction: str = ""

    def document(self) -> Document:
        written: Document = {"key": self.key, "title": self.title}
        if self.introduction:
            written["introduction"] = self.introduction
        written["items"] = [item.document() for item in self.items]
        return written


@dataclass(frozen=True)
class Band:
    """A stretch of totals, both ends included; `to` is None for a top band without an end."""

    key: str
    label: str
    start: int
    to: int | None
    level: Level

    def holds(self, total: int) -> bool:
        return self.start <= total and (self.to is None or total <= self.to)

    def document(self) -> Document:
        written: Document = {"key": self.key, "label": self.label, "from": self.start}
        if self.to is not None:
            written["to"] = self.to
        written["level"] = self.level.value
        return written
