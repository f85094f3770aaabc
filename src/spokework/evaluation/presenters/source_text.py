"""A source's lines with the codes that stand on them, as the page has them.

Put together here and not in a template, which of a long source would take seconds.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.html import escape

from spokework.evaluation.models import Code, Evaluation
from spokework.evaluation.queries.coding import Mark

from .evaluation import link

PART = 40  # lines that a browser lays out, and draws on, together


class Drawn(str):
    """HTML in which everything that somebody wrote is escaped."""


def as_data(marks: Iterable[Mark]) -> str:
    """``number:start:end:code's number`` of each, for the script that draws them: a few bytes a coding."""
    return " ".join([f"{number}:{start}:{end}:{code}" for number, start, end, code in marks])


def colours(codes: Iterable[Code]) -> str:
    return " ".join([f"{code.number}:{code.colour}" for code in codes])


def drawn(text: str, marks: Sequence[Mark], codes: Mapping[int, Code], evaluation: Evaluation) -> Drawn:
    """Beside each line the codings that touch it, so that they are read and heard where the passage is."""
    return Drawn("".join(_parts(text, marks, codes, evaluation)))


def _parts(text: str, marks: Sequence[Mark], codes: Mapping[int, Code], evaluation: Evaluation) -> Iterator[str]:
    starts = list(line_starts(text))
    beside = _beside(starts, marks, codes, evaluation)
    for at, line in enumerate(escape(text).split("\n")):
        number = at + 1
        if at % PART == 0:
            yield f'{"</ol>" if at else ""}<ol class="source-part">'
        yield f'<li id="line-{number}" value="{number}"><p class="words" data-start="{starts[at]}"'
        if at in beside:
            yield f' aria-describedby="codes-{number}">{line}</p>'
            yield f'<span class="codes-here" id="codes-{number}">{" ".join(beside[at])}</span></li>\n'
        else:
            yield f">{line}</p></li>\n"
    yield "</ol>"


def line_starts(text: str) -> Iterator[int]:
    at = 0
    while at >= 0:
        yield at
        at = text.find("\n", at) + 1 or -1


def _beside(
    starts: Sequence[int], marks: Sequence[Mark], codes: Mapping[int, Code], evaluation: Evaluation
) -> dict[int, list[str]]:
    """By line, from 0: a link of each coding that touches it."""
    before, after = link("coding", evaluation, 0).rsplit("0", 1)
    looks = {number: (code.colour, escape(code.name)) for number, code in codes.items()}
    found: dict[int, list[str]] = {}
    for number, start, end, code in marks:
        colour, name = looks[code]
        drawn = f'<a class="code-name code-{colour}" data-coding="{number}" href="{before}{number}{after}">{name}</a>'
        first = bisect_right(starts, start) - 1
        for at in range(first, bisect_right(starts, end - 1, lo=first)):
            found.setdefault(at, []).append(drawn)
    return found
