"""Reviews over time as small multiples: a little chart a scale, a line a kind of respondent. Drawn by a template.

Lines differ in dash and mark as well as in colour. The table under them has every value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spokework.core.components import Cell, Column, Table
from spokework.core.quarters import quarter_name
from spokework.practice.codes import RespondentKind, Scale
from spokework.practice.queries.reviews import OverTime

WIDTH, HEIGHT = 260, 130
_LEFT, _RIGHT, _TOP, _BOTTOM = 18, 12, 10, 22
_LOWEST, _HIGHEST = 1, 5
TICKS = (1, 3, 5)
WHO = {
    RespondentKind.PROFESSIONAL: "Local professionals",
    RespondentKind.WORKER: "The worker",
    RespondentKind.MANAGER: "Her manager",
}


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    path: str  # of its kind's shape, around this point


@dataclass(frozen=True)
class Line:
    kind: str
    who: str
    path: str  # broken where there was a review and nothing of it may be shown
    marks: list[Mark]


@dataclass(frozen=True)
class Multiple:
    """One scale."""

    title: str
    says: str  # what a screen reader is told
    lines: list[Line]
    ticks: list[tuple[int, float]]
    ends: list[tuple[str, float, str]]  # the first and the last quarter, where they stand, and how they are set


@dataclass(frozen=True)
class Multiples:
    charts: list[Multiple]
    key: list[Line]
    table: Table
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT


def multiples(found: OverTime, kinds: Sequence[RespondentKind] = tuple(WHO)) -> Multiples | None:
    """Of these kinds of respondents. None before anything of theirs may be shown."""
    if not any(kind in kinds for _, kind, _ in found.values):
        return None
    charts = [_chart(found, scale, kinds) for scale in Scale]
    return Multiples(charts, [_key(kind) for kind in kinds], _table(found, kinds))


def _chart(found: OverTime, scale: Scale, kinds: Sequence[RespondentKind]) -> Multiple:
    return Multiple(
        title=scale.label,
        says=f"{scale.label}, from 1 to 5. {' '.join(_sentences(found, scale, kinds))}",
        # What comes last lies on top: of three lines in one place it is the professionals' that is seen.
        lines=[line for kind in reversed(kinds) if (line := _line(found, scale, kind)).marks],
        ticks=[(rating, _y(rating)) for rating in TICKS],
        ends=_ends(found.quarters),
    )


def _sentences(found: OverTime, scale: Scale, kinds: Sequence[RespondentKind]) -> Iterator[str]:
    for kind in kinds:
        said = [
            f"{words} in {quarter_name(at)}" for at in found.quarters if (words := found.words.get((scale, kind, at)))
        ]
        yield f"{WHO[kind]}: {', '.join(said) or 'nothing shown'}."


def _line(found: OverTime, scale: Scale, kind: RespondentKind) -> Line:
    marks, path, drawn = [], "", False
    for at in found.quarters:
        value = found.values.get((scale, kind, at))
        if value is not None:
            x, y = _x(at, found.quarters), _y(value)
            path += f"{'L' if drawn else 'M'}{x:g} {y:g}"
            marks.append(Mark(x, y, _shape(kind, x, y)))
        drawn = value is not None
    return Line(kind.value, WHO[kind], path, marks)


def _key(kind: RespondentKind) -> Line:
    return Line(kind.value, WHO[kind], "M2 8H34", [Mark(18, 8, _shape(kind, 18, 8))])


def _shape(kind: RespondentKind, x: float, y: float) -> str:
    if kind == RespondentKind.WORKER:
        return f"M{x - 4:g} {y - 4:g}h8v8h-8Z"
    if kind == RespondentKind.MANAGER:
        return f"M{x:g} {y - 5:g}l5 9h-10Z"
    return f"M{x - 4.5:g} {y:g}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z"


def _x(quarter: int, quarters: list[int]) -> float:
    if len(quarters) == 1:
        return (_LEFT + WIDTH - _RIGHT) / 2
    inside = WIDTH - _LEFT - _RIGHT - 12
    return round(_LEFT + 6 + inside * (quarter - quarters[0]) / (quarters[-1] - quarters[0]), 1)


def _y(value: float) -> float:
    inside = HEIGHT - _TOP - _BOTTOM
    return round(HEIGHT - _BOTTOM - inside * (value - _LOWEST) / (_HIGHEST - _LOWEST), 1)


def _ends(quarters: list[int]) -> list[tuple[str, float, str]]:
    if len(quarters) == 1:
        return [(quarter_name(quarters[0]), _x(quarters[0], quarters), "middle")]
    first, last = quarters[0], quarters[-1]
    return [(quarter_name(first), _LEFT, "start"), (quarter_name(last), WIDTH - _RIGHT, "end")]


def _table(found: OverTime, kinds: Sequence[RespondentKind]) -> Table:
    """A cell holds all of them, in the order of the key: six rows in place of eighteen."""
    rows = [[Cell(scale.label), *(Cell(_said(found, scale, at, kinds)) for at in found.quarters)] for scale in Scale]
    columns = [Column("Scale"), *(Column(quarter_name(at)) for at in found.quarters)]
    return Table("Partnership reviews over time, from 1 to 5", columns, rows, note=_note(kinds))


def _note(kinds: Sequence[RespondentKind]) -> str:
    order = " · ".join(WHO[kind].lower() for kind in kinds)
    said = [f"In each cell: {order}." if len(kinds) > 1 else f"Of {order}."]
    if RespondentKind.PROFESSIONAL in kinds:
        said.append("Of local professionals the mean to the nearest half, from three who answered on.")
    if RespondentKind.WORKER in kinds:
        said.append("Of several workers their mean.")
    return " ".join([*said, "– where nothing was said or may be shown."])


def _said(found: OverTime, scale: Scale, at: int, kinds: Sequence[RespondentKind]) -> str:
    return " · ".join(found.words.get((scale, kind, at), "–") for kind in kinds)
