"""What every generated page is made of."""

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Made from the code by docs/generate.py: change the code, then run `uv run python -m docs.generate`. -->"


def page(*parts: str) -> str:
    return "\n\n".join((NOTICE, *parts)) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [line(headings), "|" + "---|" * len(headings), *(line(row) for row in rows)]
    return "\n".join(lines)


def line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def code(text: str) -> str:
    return f"`{text}`"
