"""How long accepted referrals wait before they are withdrawn: days waited in all, and how many gave up."""

from collections.abc import Mapping
from typing import Any

import ibis
from ibis import _


def days_waited(tables: Any, where: Mapping[str, str]) -> Any:
    """One row. Whoever was given a worker, and whoever waits still, counts for as long as they waited."""
    rows = tables["referrals"].filter(_.waiting_since.notnull())
    for name, value in where.items():
        rows = rows.filter(_[name] == value)
    until = ibis.coalesce(_.ended_on, tables.as_at)
    return rows.aggregate(
        days=until.delta(_.waiting_since, unit="day").sum(), withdrawn=(_.state == "withdrawn").sum(), n=_.count()
    )
