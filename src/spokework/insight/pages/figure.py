"""One figure: what it is now, over time, in parts – and what exactly is counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404

from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.charts.dots import dots
from spokework.insight.charts.over_time import over_time as over_time_chart
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters.dotted import dots_of, is_share, over_quarters
from spokework.insight.presenters.records import records_url
from spokework.insight.presenters.tables import broken_down, definition_rows, group_title, over_time
from spokework.insight.quarters import quarter_name, quarter_title
from spokework.insight.queries.figures import Reader
from spokework.insight.refused import Choice, Refused

from .returns import missing_returns

_MOST_DOTS = 40  # beyond, the table says it better


def one_figure(reader: Reader, code: str, *, by: str, quarter: str) -> dict[str, Any]:
    """``by`` and ``quarter`` may be empty: undivided, to date."""
    indicator = INDICATORS.get(code)
    if indicator is None:
        raise Http404
    quarters = _quarters(reader)
    _must_exist(indicator, by, quarter, quarters, reader.scope.hub, reader.breakdowns(code))
    when = f"In {quarters[quarter]}" if quarter else "To date"
    of_parts = when if quarter else reader.when
    now = reader.ask((code,), quarter=quarter or None)
    return {
        "heading": indicator.title,
        "definition": definition_rows(indicator),
        "now": broken_down(indicator, now, caption=when),
        "by": by,
        "quarter": quarter,
        "quarters": quarters,
        "breakdowns": [BREAKDOWNS[name] for name in reader.breakdowns(code)],
        "records": records_url(indicator) if reader.scope.hub else "",
        **_over_time(reader, indicator),
        **(_in_parts(reader, indicator, by, quarter, of_parts) if by else {}),
    }


def _quarters(reader: Reader) -> dict[str, str]:
    """What each is asked for by, and its title: the latest first."""
    rows = sorted(reader.rows("quarters"), key=lambda row: row["quarter"], reverse=True)
    return {quarter_name(row["quarter"]): quarter_title(row["quarter"], so_far=not row["whole"]) for row in rows}


def _must_exist(
    indicator: Indicator, by: str, quarter: str, quarters: Mapping[str, str], hub: str, there: Sequence[str]
) -> None:
    """Or the page says what does. A breakdown that is in no release exists: it is said that it is in none."""
    rest = f"&hub={hub}" if hub else ""
    if by and by not in indicator.breakdowns:
        there_are = [Choice(BREAKDOWNS[name].title, f"?by={name}{rest}") for name in there]
        raise Refused(indicator.title, "breakdown", there_are)
    if quarter and quarter not in quarters:
        raise Refused(
            indicator.title, "quarter", [Choice(title, f"?quarter={each}{rest}") for each, title in quarters.items()]
        )


def _over_time(reader: Reader, indicator: Indicator) -> dict[str, Any]:
    answer = reader.ask((indicator.code,), each_quarter=True)
    points, name = over_quarters(answer.figures), f"{indicator.title}, by quarter"
    parts = f" in {len(indicator.parts)} parts" if indicator.parts else ""
    description = f"{len({each.quarter for each in points})} quarters{parts}. The table below has each"
    description += "; the last one so far" if any(each.so_far for each in answer.figures) else ""
    svg = points and over_time_chart(
        points, unit=indicator.unit, share=is_share(indicator), title=name, description=description
    )
    return {"by_quarter": over_time(indicator, answer, missing_returns(reader)), "time_chart": svg, "time_name": name}


def _in_parts(reader: Reader, indicator: Indicator, by: str, quarter: str, when: str) -> dict[str, Any]:
    name = labels(reader.extract, by)
    answer = reader.ask((indicator.code,), by=(by,), quarter=quarter or None)
    caption = f"By {BREAKDOWNS[by].title.lower()}, {when[0].lower()}{when[1:]}"
    points, title = dots_of(answer.figures, lambda figure: group_title(figure, name)), f"{indicator.title}: {caption}"
    description = f"{len(points)} groups. The table below has each"
    svg = 0 < len(points) <= _MOST_DOTS and dots(
        points, unit=indicator.unit, share=is_share(indicator), title=title, description=description
    )
    table = broken_down(indicator, answer, caption=caption, name=name)
    return {"broken_down": table, "parts_chart": svg, "parts_name": title}
