"""A report as PDF: tagged, to be read aloud in order (PDF/UA-1). Typst refuses a picture without words for it."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spokework.core.components import Row, Table

from .document import Picture, Report
from .lettering import named, refused

_LAYOUT = Path(__file__).parent / "report.typ"
_TRIES = 3  # one says all that no font has; whatever is said of what stands there then, once more
_NARROWEST, _WIDEST = 7, 30  # characters of a column, beyond which its width says nothing


def pdf(report: Report) -> bytes:
    """The same report is the same bytes: only fonts that come with Typst, and no clock."""
    import typst

    said = json.dumps(_content(report), ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            return _set(said, datetime(*report.day, tzinfo=UTC))
        except typst.TypstError as error:
            signs = refused(error.diagnostic)
            if not signs:
                raise
            said = named(said, signs)
    return _set(said, datetime(*report.day, tzinfo=UTC))


def _set(said: str, day: datetime) -> bytes:
    import typst

    compiler = typst.Compiler(_LAYOUT.read_bytes(), ignore_system_fonts=True, sys_inputs={"report": said})
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=day, pdf_tags=True)
    assert isinstance(made, bytes)  # a list only where pages are pictures
    return made


def _content(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "organisation": report.organisation,
        "day": report.day,
        "notice": report.notice,
        "contents": report.is_long,
        "stands": _facts(report.stands),
        "messages": report.messages,
        "missing": report.missing,
        "annex": report.annex,
        "cautions": report.cautions,
        "definitions": [{"title": each.title, "rows": _facts(each.rows)} for each in report.definitions],
        "sections": [
            {
                "heading": section.heading,
                "messages": section.messages,
                "says": section.says,
                "items": [
                    {
                        "heading": item.heading,
                        "messages": item.messages,
                        "says": item.says,
                        "exhibits": [
                            {"heading": each.heading, "table": _table(each.table), "chart": _chart(each.chart)}
                            for each in item.exhibits
                        ],
                    }
                    for item in section.items
                ],
            }
            for section in report.sections
        ],
    }


def _facts(rows: Iterable[Row]) -> list[dict[str, str]]:
    return [{"term": row.term, "value": str(row.value)} for row in rows]


def _chart(chart: Picture | None) -> dict[str, str] | None:
    if chart is None:
        return None
    from spokework.insight.charts.pictures import for_paper

    return {"svg": for_paper(chart), "alt": f"{chart.title}. {chart.alt}"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "note": table.note,
        "columns": [{"label": column.label, "number": column.number} for column in table.columns],
        "widths": _widths(table),
        "rows": [[{"text": str(cell.text), "note": cell.note} for cell in row] for row in table.rows],
    }


def _widths(table: Table) -> list[int]:
    """As their longest text asks, so that numbers stand close and words have room; labels and notes may be broken."""
    asked = [
        max(_broken(column.label), *(max(len(str(row[at].text)), len(row[at].note) // 2) for row in table.rows), 0)
        for at, column in enumerate(table.columns)
    ]
    return [min(max(each, _NARROWEST), _WIDEST) for each in asked]


def _broken(label: str) -> int:
    """Its longest word would else stand in the next column; it is bold."""
    return max(map(len, label.split()), default=0) + 2
