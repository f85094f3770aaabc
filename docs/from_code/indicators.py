"""Every figure, as its definition says it."""

from collections.abc import Iterator

from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS, STILL_WITHOUT_RECORDS

from .markdown import code, page, table


def indicators() -> str:
    parts = [part for each in INDICATORS.values() for part in _indicator(each)]
    waiting = table(("no.", "figure"), [(str(number), title) for number, title in STILL_WITHOUT_RECORDS.items()])
    return page(
        "# Indicators",
        "What is counted, of what, and what can be missing. `spokework indicators` prints them all for the whole "
        "programme; `spokework indicator NAME --by setting --quarter 2016Q4` one of them in parts.",
        *parts,
        "## Still without records",
        "These join when the work they count is recorded here.",
        waiting,
    )


def _indicator(each: Indicator) -> Iterator[str]:
    yield f"## {code(each.code)} {each.title}"
    yield each.question
    rows = [
        ("number", str(each.number)),
        ("numerator", each.numerator),
        ("denominator", each.denominator or "–"),
        ("missing", each.missing_means or "–"),
        ("counts in", each.base.period),
        ("unit", each.unit),
        ("direction", each.direction.value),
        ("parts", " · ".join(f"{code(part.code)} {part.title}" for part in each.parts) or "–"),
        ("breakdowns", " ".join(code(BREAKDOWNS[name].name) for name in each.breakdowns)),
        ("caveat", each.caveat or "–"),
    ]
    yield table(("", ""), rows)
