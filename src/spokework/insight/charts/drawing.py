"""A chart as SVG text: drawn by Vega, kept by its content, put into the page as it is.

Altair takes most of a second to import, so nobody imports this before a chart is wanted.
"""

from hashlib import sha256
from typing import Any

import altair as alt
import vl_convert
from django.core.cache import cache
from django.utils.html import escape

from spokework.insight.charts import Drawn

INK, TEAL, PALE, GREY, AMBER = "#1f2a2e", "#0b5d66", "#9cc4c8", "#6b7780", "#b45309"
WIDTH = 640
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


def drawn(chart: Any, *, title: str, description: str) -> Drawn:
    """``title`` and ``description`` are what a screen reader says in place of the picture."""
    spec = chart.properties(description=description).configure(**_CONFIG).to_json(validate=False)
    key = f"chart:{sha256((spec + title).encode()).hexdigest()}"
    svg: str | None = cache.get(key)
    if svg is None:
        svg = _labelled(vl_convert.vegalite_to_svg(spec, vl_version=_version()), title, description)
        cache.set(key, svg, _KEPT_FOR)
    return Drawn(svg)


def _version() -> str:
    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def _labelled(svg: str, title: str, description: str) -> str:
    opening, rest = svg.split(">", 1)
    opening = opening.replace(' class="marks"', "")  # an attribute that stands twice is its first
    opening = f'{opening} class="chart" role="img" aria-label="{escape(f"{title}. {description}")}"'
    return f"{opening}>{rest}"
