"""Until when the money runs, and whose support would outlast it."""

from datetime import date
from typing import Any

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.insight.charts.time_line import time_line
from spokework.insight.labels import labels
from spokework.insight.outlasting import by_hub, curve, open_cases, together
from spokework.insight.presenters import contracts as shown
from spokework.insight.presenters.tables import listed
from spokework.insight.queries.figures import Reader
from spokework.programme.queries.areas import grants, placed_on

_TITLE = "Grants on a time line"
_TOGETHER = "All hubs together: what is expected of one hub’s cases its own manager reads."


def contracts(reader: Reader, actor: Actor) -> dict[str, Any]:
    """Grants as they are now, with their funders' names; the cases as at the extract."""
    given, today = _grants(actor, reader.scope.hub), clock.today()
    placed = [row for row in placed_on(actor, today) if reader.scope.hub in ("", row.hub.slug)]
    return {
        "grants": shown.grants_table(given, today) if given else None,
        "by_area": shown.areas_table(placed, given, today) if placed else None,
        "time_line": _time_line(given, today),
        "time_line_name": _TITLE,
        "cut": listed(reader.ask(("ended_with_funding",)).figures, "When funding ended before"),
        **_outlasting(reader, given),
    }


def _grants(actor: Actor, hub: str) -> list[Any]:
    """In order of their ends."""
    found = grants(actor)
    return list(found.filter(hub__slug=hub) if hub else found)


def _time_line(given: list[Any], today: date) -> str:
    if not given:
        return ""
    running = sum(grant.start <= today <= grant.end for grant in given)
    description = f"{len(given)} grants, {running} of them running today. The table below has each"
    return time_line(shown.spans(given, today), today, title=_TITLE, description=description)


def _outlasting(reader: Reader, given: list[Any]) -> dict[str, Any]:
    lasting = curve(reader)
    ends = {grant.hub.slug: grant.end for grant in given if grant.hub}  # in order of their ends: the last one stays
    found = by_hub(reader.asked(open_cases), ends, lasting, reader.extract.as_at)
    whole = together(found)
    rows = found if reader.scope.exact else [whole]
    can_be_said = bool(found and lasting.found.ended)
    return {
        "meaning": shown.meaning(whole, lasting),
        "outlasting": shown.outlasting_table(rows, labels(reader.extract, "hub")) if can_be_said else None,
        "together": "" if reader.scope.exact else _TOGETHER,
    }
