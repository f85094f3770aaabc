"""From the first level to the last on a narrow screen: a bar for each first level, its ends written under it."""

from dataclasses import dataclass

from spokework.insight.flow import Flow

from .flow import FIRSTS, LASTS, key

WIDTH = 286  # a screen of 320 without its margins
_LINE, _BAR, _GAP, _SWATCH = 19, 22, 16, 20


@dataclass(frozen=True)
class Piece:
    x: float
    y: int
    width: float
    way: str
    says: str


@dataclass(frozen=True)
class Line:
    y: int
    words: str
    way: str = ""  # with its pattern before it


@dataclass(frozen=True)
class Stacked:
    width: int
    height: int
    label: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]


def stacked(flow: Flow) -> Stacked:
    """Bars of one scale: the longest is that of the level most began at."""
    lines = [Line(at * _LINE, words, way) for at, (way, words) in enumerate(key(flow))]
    y, pieces = len(lines) * _LINE + _GAP, []
    scale = WIDTH / max((flow.of_first(first) for first in flow.firsts), default=1)
    for first in flow.firsts:
        lines.append(Line(y, f"{FIRSTS[first]}: {flow.of_first(first)}"))
        y, x = y + _LINE + 4, 0.0
        ends = [band for last in flow.lasts for band in flow.bands if (band.first, band.last) == (first, last)]
        for band in ends:
            says = f"{FIRSTS[first]} to {LASTS[band.last].lower()}: {band.n}"
            pieces.append(Piece(round(x, 1), y, round(band.n * scale, 1), band.way.value, says))
            x += band.n * scale
        y += _BAR + 4
        for band in ends:
            lines.append(Line(y, f"{LASTS[band.last]}: {band.n}", band.way.value))
            y += _LINE
        y += _GAP
    return Stacked(
        WIDTH,
        y,
        f"From the first level to the last. {flow.total} closed cases in {len(flow.bands)} parts of {len(flow.firsts)} "
        "bars; the table below has every number",
        tuple(lines),
        tuple(pieces),
    )
