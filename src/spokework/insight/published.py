"""Parts of the programme as a published release tells them, in the shape in which every page draws figures.

Everything here is rounded, or withheld, already: whoever compares such figures compares what anybody may read.
"""

from collections.abc import Iterable, Sequence

from spokework.core.dates import long_date

from .definition import Figure, Indicator
from .quarters import quarter_number
from .releases.content import NOT_RECORDED, ReleaseContent, ReleasedRow, ReleasedTable

NONE_OUT = "No release is published yet, and parts of the programme are shown from releases only."
_PARTS = "part"


def figures_of(
    release: ReleaseContent, indicator: Indicator, *, by: Sequence[str], quarter: str | None
) -> list[Figure]:
    """Of one quarter, or to the end of the release's own. Nothing where the release has no such table."""
    if len(by) > 1 or quarter not in (None, release.quarter):
        return []
    way = by[0] if by else _PARTS if indicator.parts else "all"
    table = release.table(f"{indicator.code}-{way}-{'quarter' if quarter else 'to-date'}")
    number = quarter_number(quarter) if quarter else None
    return list(_figures(table, indicator, bool(by), number)) if table is not None else []


def _figures(table: ReleasedTable, indicator: Indicator, divided: bool, quarter: int | None) -> Iterable[Figure]:
    parts = {part.code: part for part in indicator.all_parts}
    for row in table.rows:
        part = parts[""] if divided else parts[row.code]
        group = (None if row.code == NOT_RECORDED else row.code,) if divided else ()
        yield Figure(indicator, part, group, quarter, *_numbers(row), silent=row.silent, withheld=_why(row))


def _numbers(row: ReleasedRow) -> tuple[int | None, int | None, int | None, float | None]:
    if row.numerator is None:
        return None, None, None, None
    of = row.numerator if row.denominator is None else row.denominator
    # Each was rounded by itself, so that what is counted can come out larger than what it is of.
    n = min(row.numerator, of)
    return n, of, row.missing, n / of if row.denominator else float(n) if row.denominator is None else None


def _why(row: ReleasedRow) -> str:
    """Of what is not shown. A missing return is no data, as everywhere."""
    return row.withheld if row.numerator is None and not row.withheld.startswith("No data") else ""


def breakdowns_of(release: ReleaseContent | None, indicator: Indicator) -> list[str]:
    if release is None:
        return []
    tables = release.of(indicator.code)
    return list(dict.fromkeys(table.breakdown for table in tables if table.breakdown not in ("", _PARTS)))


def source(release: ReleaseContent) -> str:
    """Where a figure comes from, wherever it stands."""
    out = release.steps.get("published")
    on = f" on {long_date(out.at.date())}" if out else ""
    return f"As published{on} in release {release.name}."


def not_in(release: ReleaseContent | None) -> str:
    return NONE_OUT if release is None else f"Not in release {release.name}: it is not among the figures published."
