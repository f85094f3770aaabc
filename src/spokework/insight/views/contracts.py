"""Until when the money runs, and whose support would outlast it."""

from datetime import date
from typing import Any

from spokework.core import clock
from spokework.insight.presenters import contracts as shown
from spokework.programme.models import Grant

from .base import FiguresPage

_TITLE = "Grants on a time line"
TOGETHER = "Not shown by hub: in one of them fewer than 8 cases would be told of. All hubs together instead."


class Contracts(FiguresPage):
    """A hub manager before she promises support, a programme lead before talks with funders: whose would be cut."""

    heading = "Contracts"
    template_name = "insight/contracts.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        from spokework.insight.presenters.tables import listed

        grants, today = self._grants(reader.scope.hub), clock.today()
        return {
            "grants": shown.grants_table(grants, today) if grants else None,
            "time_line": _time_line(grants, today),
            "time_line_name": _TITLE,
            "cut": listed(reader.ask(("ended_with_funding",)).figures, "When funding ended before"),
            **_outlasting(reader, grants),
        }

    def _grants(self, hub: str) -> list[Any]:
        found = Grant.objects.visible_to(self.request.actor).select_related("funder", "hub")
        return list((found.filter(hub__slug=hub) if hub else found).order_by("end", "hub__name", "funder__name", "pk"))


def _time_line(grants: list[Any], today: date) -> str:
    if not grants:
        return ""
    from spokework.insight.charts.time_line import time_line

    running = sum(grant.start <= today <= grant.end for grant in grants)
    description = f"{len(grants)} grants, {running} of them running today. The table below has each"
    return time_line(shown.spans(grants, today), today, title=_TITLE, description=description)


def _outlasting(reader: Any, grants: list[Any]) -> dict[str, Any]:
    from spokework.insight import outlasting
    from spokework.insight.labels import labels

    typical, rows = outlasting.typical(reader), reader.asked(outlasting.open_cases)
    ends = {grant.hub.slug: grant.end for grant in grants if grant.hub}  # in order of their ends: the last one stays
    found = outlasting.by_hub(rows, ends, typical.days or 0, reader.extract.as_at)
    whole = outlasting.together(found)
    apart = reader.scope.exact or outlasting.may_be_told_apart(found)
    told = found if apart else [whole]
    return {
        "meaning": shown.meaning(whole, typical),
        "outlasting": shown.outlasting_table(told, labels(reader.extract, "hub")) if typical.days and found else None,
        "together": "" if apart else TOGETHER,
    }
