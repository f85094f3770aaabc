"""A chart as SVG text: drawn by Vega, wide and narrow, kept by its content, put into the page as it is.

Altair takes most of a second to import, so nobody imports this before a chart is wanted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from textwrap import wrap
from typing import Any

import altair as alt
import vl_convert
from django.core.cache import cache
from django.utils.html import escape

from spokework.insight.charts import Drawn

# Altair takes whatever it finds of pandas: half of it, where another thread is importing it with Ibis just then.
import_module("pandas")

INK, TEAL, PALE, GREY, AMBER = "#1f2a2e", "#0b5d66", "#9cc4c8", "#6b7780", "#b45309"
WIDTH = 640


@dataclass(frozen=True)
class Frame:
    """What a chart is drawn for. Where ``narrow``, all of it, axes too, must fit into ``width``."""

    width: int
    narrow: bool

    @property
    def letters(self) -> int:
        """How many fit into a line: some systems' letters are wide."""
        return self.width // 8

    @property
    def ticks(self) -> int:
        return 4 if self.narrow else 6

    def lines(self, text: str) -> list[str]:
        return wrap(text, self.letters)

    def fit(self, chart: Any, **size: Any) -> Any:
        """A narrow one takes its axes out of its width; a wide one has them beside it."""
        if self.narrow:
            size["autosize"] = alt.AutoSizeParams(type="fit-x", contains="padding")
        return chart.properties(width=self.width, **size)


WIDE, NARROW = Frame(WIDTH, narrow=False), Frame(286, narrow=True)  # 286: a screen of 320 without its margins
_KEPT_FOR = 7 * 24 * 60 * 60
_CONFIG = {
    "background": "white",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e4e8ea",
        "domainColor": GREY,
        "tickColor": GREY,
        "labelLimit": 260,
    },
    "legend": {
        "labelLimit": 400,
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "orient": "top",
    },
    "line": {"strokeWidth": 2},
    "point": {"size": 70, "filled": True},
}


def drawn(draw: Callable[[Frame], Any], *, title: str, description: str) -> Drawn:
    """Twice, of which the style sheet shows one. ``title`` and ``description`` stand for the picture when read out."""
    wide = _svg(draw(WIDE), title, description, "chart chart-wide")
    return Drawn(wide + _svg(draw(NARROW), title, description, "chart chart-narrow"))


def drawn_once(chart: Any, *, title: str, description: str) -> str:
    """For paper, which has one width."""
    return _svg(chart, title, description, "chart")


def haloed(mark: Callable[..., Any], **encoding: Any) -> list[Any]:
    """``mark`` takes an ink. White around the letters, so that a line behind cannot strike them out."""
    inks: tuple[dict[str, Any], ...] = ({"stroke": "white", "strokeWidth": 5, "strokeJoin": "round"}, {"color": INK})
    return [mark(**ink).encode(**encoding) for ink in inks]


def _svg(chart: Any, title: str, description: str, css: str) -> str:
    spec = chart.properties(description=description).configure(**_CONFIG).to_json(validate=False)
    key = f"drawn:{sha256((spec + title + css).encode()).hexdigest()}"
    svg: str | None = cache.get(key)
    if svg is None:
        svg = _labelled(vl_convert.vegalite_to_svg(spec, vl_version=_version()), title, description, css)
        cache.set(key, svg, _KEPT_FOR)
    return svg


def _version() -> str:
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def _labelled(svg: str, title: str, description: str, css: str) -> str:
    opening, rest = svg.split(">", 1)
    opening = opening.replace(' class="marks"', "")  # an attribute that stands twice is its first
    opening = f'{opening} class="{css}" role="img" aria-label="{escape(f"{title}. {description}")}"'
    return f"{opening}>{_with_own_ids(_without_parts(rest), title + css)}"


def _without_parts(svg: str) -> str:
    """One picture with one description: Vega names each mark too, and those without data by nothing."""
    return re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)


def _with_own_ids(svg: str, of: str) -> str:
    """Vega counts its clips from nought in each picture: one in a hidden picture would clip those of a shown one."""
    own = sha256((of + svg).encode()).hexdigest()[:10]
    return re.sub(r'(id="|url\(#)(clip\d+)', rf"\g<1>{own}-\2", svg)
