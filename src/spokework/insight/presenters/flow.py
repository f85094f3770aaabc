"""The way from the first level to the last: a table, and the bands of a picture made of plain SVG shapes."""

from collections.abc import Mapping
from dataclasses import dataclass

from spokework.core.components import Cell, Column, Table
from spokework.insight.flow import Flow, Way

WIDTH, LEFT, RIGHT, BAR = 760, 170, 500, 12
_TALL, _GAP, _TOP = 300, 18, 34
LEVELS = {"high": "High", "medium": "Medium", "low": "Low", "none": "None"}
FIRSTS = LEVELS | {"not_assessed": "Not assessed at first"}
LASTS = LEVELS | {
    "not_assessed": "Not assessed at the end",
    "not_taken_up": "Not assessed: not taken up",
    "uncontactable": "Not assessed: not reached",
    "moved": "Not assessed: moved away",
    "other": "Not assessed: another reason",
}
WAYS: Mapping[Way, str] = {
    Way.LOWER: "Lower",
    Way.UNCHANGED: "Unchanged",
    Way.RAISED: "Raised",
    Way.UNKNOWN: "Not assessed at both ends",
}


@dataclass(frozen=True)
class Ribbon:
    path: str
    way: str
    says: str


@dataclass(frozen=True)
class End:
    x: int
    y: float
    height: float
    label: str
    label_x: int
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Picture:
    width: int
    height: float
    label: str
    ribbons: tuple[Ribbon, ...]
    ends: tuple[End, ...]
    key: tuple[tuple[str, str, int], ...]  # way, words, where


def table(flow: Flow) -> Table:
    columns = [Column("Level at first"), *(Column(LASTS[last], number=True) for last in flow.lasts)]
    rows = [
        [Cell(FIRSTS[first]), *(Cell(flow.n(first, last)) for last in flow.lasts), Cell(flow.of_first(first))]
        for first in flow.firsts
    ]
    rows.append([Cell("All"), *(Cell(flow.of_last(last)) for last in flow.lasts), Cell(flow.total)])
    return Table("Closed cases by first and last level", [*columns, Column("All", number=True)], rows)


def picture(flow: Flow) -> Picture:
    scale = _TALL / max(flow.total, 1)
    firsts = _tops({first: flow.of_first(first) for first in flow.firsts}, scale)
    lasts = _tops({last: flow.of_last(last) for last in flow.lasts}, scale)
    left = [_end(LEFT, firsts[x], flow.of_first(x) * scale, f"{FIRSTS[x]}: {flow.of_first(x)}") for x in flow.firsts]
    right = [_end(RIGHT, lasts[x], flow.of_last(x) * scale, f"{LASTS[x]}: {flow.of_last(x)}") for x in flow.lasts]
    return Picture(
        width=WIDTH,
        height=max(end.y + end.height for end in (*left, *right)) + 12,
        label=f"From the first level to the last. {flow.total} closed cases in {len(flow.bands)} bands; "
        "the table below has every number",
        ribbons=_ribbons(flow, dict(firsts), dict(lasts), scale),
        ends=(*left, *right),
        key=_key_in_a_line(flow),
    )


def _tops(sizes: Mapping[str, int], scale: float) -> dict[str, float]:
    at, found = float(_TOP), {}
    for name, n in sizes.items():
        found[name] = at
        at += n * scale + _GAP
    return found


def _end(x: int, y: float, height: float, label: str) -> End:
    outside = x - 8 if x == LEFT else x + BAR + 8
    anchor = "end" if x == LEFT else "start"
    return End(x, round(y, 1), round(max(height, 1), 1), label, outside, round(y + height / 2 + 4.5, 1), anchor)


def _ribbons(flow: Flow, firsts: dict[str, float], lasts: dict[str, float], scale: float) -> tuple[Ribbon, ...]:
    found = []
    for band in flow.bands:
        from_y, to_y, thick = firsts[band.first], lasts[band.last], band.n * scale
        firsts[band.first] += thick
        lasts[band.last] += thick
        says = f"{FIRSTS[band.first]} to {LASTS[band.last].lower()}: {band.n}"
        found.append(Ribbon(_path(from_y, to_y, thick), band.way.value, says))
    return tuple(found)


def _path(from_y: float, to_y: float, thick: float) -> str:
    left, right = LEFT + BAR, RIGHT
    middle = (left + right) // 2
    over = f"M{left} {from_y:.1f}C{middle} {from_y:.1f} {middle} {to_y:.1f} {right} {to_y:.1f}"
    back = f"V{to_y + thick:.1f}C{middle} {to_y + thick:.1f} {middle} {from_y + thick:.1f} {left} {from_y + thick:.1f}Z"
    return over + back


def key(flow: Flow) -> list[tuple[str, str]]:
    """The pattern of each way there is, and its words."""
    there = {band.way for band in flow.bands}
    return [(way.value, words) for way, words in WAYS.items() if way in there]


def _key_in_a_line(flow: Flow) -> tuple[tuple[str, str, int], ...]:
    at, found = 0, []
    for way, words in key(flow):
        found.append((way, words, at))
        at += 50 + 8 * len(words)
    return tuple(found)
