"""What a file says: its text, and whose turn it is where."""

from dataclasses import dataclass

from spokework.core.errors import Refused

LONGEST = 10_000_000  # characters: a hundred hours of talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """``text[start:end]`` is what one person says, with the name before it. Times are seconds into the recording."""

    start: int
    end: int
    speaker: str
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Lines end with ``\\n`` only, as a browser has them, so that it counts the same offsets."""

    text: str
    turns: tuple[Turn, ...] = ()


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse(name: str, why: str) -> Refused:
    return Refused(f"“{name[-80:]}” was not read: {why}", field="documents")
