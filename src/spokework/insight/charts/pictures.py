"""The pictures of a report, whichever kind each is: for its page, for paper, and for Word."""

from typing import Any

from spokework.insight.charts import Drawn
from spokework.insight.reports.document import Funnel, Picture

from .bars import bars
from .drawing import WIDE, Frame, drawn, drawn_once
from .funnel import around


def for_pages(picture: Picture) -> Drawn:
    return drawn(lambda frame: _chart(picture, frame), title=picture.title, description=picture.alt)


def for_paper(picture: Picture) -> str:
    return drawn_once(_chart(picture, WIDE), title=picture.title, description=picture.alt)


def as_png(svg: str) -> bytes:
    """For Word, which draws no SVG in older versions: fine enough for print."""
    import vl_convert

    made: bytes = vl_convert.svg_to_png(svg, scale=2)
    return made


def _chart(picture: Picture, frame: Frame) -> Any:
    return around(picture, frame) if isinstance(picture, Funnel) else bars(picture, frame)
