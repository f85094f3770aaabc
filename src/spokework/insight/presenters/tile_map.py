"""The areas as tiles in the order of the map: no coast, no distances, no library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from spokework.insight.coverage import Served

TILE_WIDTH, TILE_HEIGHT, GAP = 112, 72, 16
_LETTERS_A_LINE, _LINES = 13, 2


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]  # where each line of the name stands, and its words
    state: str  # now, earlier or never: a pattern each
    said: str
    said_at: int


@dataclass(frozen=True)
class Link:
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class TileMap:
    width: int
    height: int
    tiles: tuple[Tile, ...]
    links: tuple[Link, ...]
    label: str
    left_out: int  # areas without a place on the map


def tile_map(areas: Iterable[Mapping[str, Any]], served: Mapping[str, Served], names: Mapping[str, str]) -> TileMap:
    rows = list(areas)
    placed = {row["area"]: row for row in rows if row["x"] is not None and row["y"] is not None}
    columns = 1 + max((row["x"] for row in placed.values()), default=-1)
    lines = 1 + max((row["y"] for row in placed.values()), default=-1)
    now = sum(1 for each in served.values() if each.now)
    return TileMap(
        columns * (TILE_WIDTH + GAP) + GAP,
        lines * (TILE_HEIGHT + GAP) + GAP,
        tuple(_tile(row, served[code], names.get(code, code)) for code, row in placed.items()),
        tuple(_links(placed)),
        f"Schematic map of {len(placed)} areas, neighbours joined by lines. {now} of {len(rows)} are served now. "
        "The table under it says the same",
        len(rows) - len(placed),
    )


def _corner(row: Mapping[str, Any]) -> tuple[int, int]:
    return GAP + row["x"] * (TILE_WIDTH + GAP), GAP + row["y"] * (TILE_HEIGHT + GAP)


def _tile(row: Mapping[str, Any], served: Served, name: str) -> Tile:
    x, y = _corner(row)
    words = wrap(name, _LETTERS_A_LINE)
    if len(words) > _LINES:
        words = [*words[: _LINES - 1], f"{words[_LINES - 1]}…"]
    lines = tuple((y + 20 + 15 * at, line) for at, line in enumerate(words))
    state = "now" if served.now else "earlier" if served.since else "never"
    return Tile(x, y, lines, state, _said(served), y + TILE_HEIGHT - 10)


def _said(served: Served) -> str:
    if served.since is None:
        return "Not served"
    if served.until is None:
        return f"Since {served.since:%b %Y}"
    return f"Until {served.until:%b %Y}"


def _links(placed: Mapping[str, Mapping[str, Any]]) -> Iterable[Link]:
    """Each pair once, from the middle of one tile to that of the other."""
    for code, row in placed.items():
        for other in row["neighbours"]:
            if other in placed and code < other:
                (x1, y1), (x2, y2) = _corner(row), _corner(placed[other])
                half_x, half_y = TILE_WIDTH // 2, TILE_HEIGHT // 2
                yield Link(x1 + half_x, y1 + half_y, x2 + half_x, y2 + half_y)
