"""Cases opened in each month: what a plan is fitted to. Months are not shown: one of them may be small."""

from collections.abc import Mapping
from typing import Any

from ibis import _


def opened_by_month(tables: Any, where: Mapping[str, str]) -> Any:
    rows = tables["cases"]
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    months = rows.mutate(month=_.opened.year() * 12 + _.opened.month() - 1)
    return months.group_by("month").aggregate(n=_.count()).order_by("month")
