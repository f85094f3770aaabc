"""The areas as tiles in the order of the map: no coast, no distances. Wide with names, narrow with numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from spokework.insight.coverage import Served

_LETTERS_A_LINE, _LINES = 13, 2
_NARROW = 286  # a screen of 320 without its margins
_GAP = 16


@dataclass(frozen=True)
class Size:
    """Of a tile, and how far it is to the next."""

    width: int
    height: int
    gap: int


WIDE = Size(112, 72, _GAP)


@dataclass(frozen=True)
class Line:
    x: int  # within the tile
    y: int
    words: str
    bold: bool = False


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    lines: tuple[Line, ...]
    state: str  # now, earlier or never: a pattern each


@dataclass(frozen=True)
class Link:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    tile: Size
    tiles: tuple[Tile, ...]
    links: tuple[Link, ...]
    kind: str  # wide or narrow


@dataclass(frozen=True)
class TileMap:
    drawings: tuple[Drawing, ...]
    label: str
    left_out: int  # areas without a place on the map


Row = Mapping[str, Any]


def numbered(areas: Iterable[Row], names: Mapping[str, str]) -> dict[str, int]:
    """In the order of their names, as the table under the map has them."""
    ordered = sorted((row["area"] for row in areas), key=lambda code: names.get(code, code))
    return {code: number for number, code in enumerate(ordered, start=1)}


def tile_map(areas: Iterable[Row], served: Mapping[str, Served], names: Mapping[str, str]) -> TileMap:
    rows = list(areas)
    now = sum(1 for each in served.values() if each.now)
    says = f"{now} of {len(rows)} are served now"
    return map_of(rows, {code: (_state(each), _said(each)) for code, each in served.items()}, names, says=says)


def map_of(
    areas: Iterable[Row], told: Mapping[str, tuple[str, str]], names: Mapping[str, str], *, says: str
) -> TileMap:
    """``told`` of each area: its pattern – now, earlier or never – and what stands on its tile under the name."""
    rows = list(areas)
    placed = {row["area"]: row for row in rows if row["x"] is not None and row["y"] is not None}
    numbers = numbered(rows, names)
    states = {code: state for code, (state, _said) in told.items()}
    small = _narrow(placed)
    wide = {code: _words(names.get(code, code), told[code][1]) for code in placed}
    narrow = {code: [Line(small.width // 2, small.height // 2 + 5, str(numbers[code]))] for code in placed}
    return TileMap(
        (
            _drawing(placed, states, WIDE, wide, "wide"),
            _drawing(placed, states, small, narrow, "narrow"),
        ),
        f"Schematic map of {len(placed)} areas, neighbours joined by lines. {says}. The table under it says the same",
        len(rows) - len(placed),
    )


def _narrow(placed: Mapping[str, Row]) -> Size:
    """So that all columns fit into a narrow screen."""
    gap = _GAP // 2
    side = (_NARROW - gap) // max(1, _columns(placed)) - gap
    return Size(side, side, gap)


def _columns(placed: Mapping[str, Row]) -> int:
    return 1 + max((row["x"] for row in placed.values()), default=-1)


def _drawing(
    placed: Mapping[str, Row],
    states: Mapping[str, str],
    size: Size,
    words: Mapping[str, list[Line]],
    kind: str,
) -> Drawing:
    lines = 1 + max((row["y"] for row in placed.values()), default=-1)
    return Drawing(
        _columns(placed) * (size.width + size.gap) + size.gap,
        lines * (size.height + size.gap) + size.gap,
        size,
        tuple(_tile(row, states[code], size, words[code]) for code, row in placed.items()),
        tuple(_links(placed, size)),
        kind,
    )


def _corner(row: Row, size: Size) -> tuple[int, int]:
    return size.gap + row["x"] * (size.width + size.gap), size.gap + row["y"] * (size.height + size.gap)


def _tile(row: Row, state: str, size: Size, words: list[Line]) -> Tile:
    x, y = _corner(row, size)
    return Tile(x, y, tuple(words), state)


def _state(served: Served) -> str:
    return "now" if served.now else "earlier" if served.since else "never"


def _words(name: str, said: str) -> list[Line]:
    lines = wrap(name, _LETTERS_A_LINE)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]}…"]
    bold = [Line(8, 20 + 15 * at, line, bold=True) for at, line in enumerate(lines)]
    return [*bold, Line(8, WIDE.height - 10, said)]


def _said(served: Served) -> str:
    if served.since is None:
        return "Not served"
    if served.until is None:
        return f"Since {served.since:%b %Y}"
    return f"Until {served.until:%b %Y}"


def _links(placed: Mapping[str, Row], size: Size) -> Iterable[Link]:
    """Each pair once, from the middle of one tile to that of the other."""
    for code, row in placed.items():
        for other in row["neighbours"]:
            if other in placed and code < other:
                (x1, y1), (x2, y2) = _corner(row, size), _corner(placed[other], size)
                half_x, half_y = size.width // 2, size.height // 2
                yield Link(x1 + half_x, y1 + half_y, x2 + half_x, y2 + half_y)
