"""How long support lasts: days of every case, and whether it has ended."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ibis import _

from .queries.figures import Reader, Rows

if TYPE_CHECKING:
    from spokeplan.statistics import Survival


def days_and_ends(tables: Any, where: Mapping[str, str]) -> Any:
    """As the indicator ``duration`` counts them."""
    from .indicators import INDICATORS
    from .measuring import rows_of

    duration = INDICATORS["duration"]
    rows = rows_of(duration.base, tables, (), where).mutate(days=duration.value, ended=duration.hit)
    return rows.group_by("days", "ended").aggregate(n=_.count()).order_by("days", "ended")


def survival(rows: Rows) -> "Survival":
    from spokeplan.statistics import kaplan_meier

    days = [row["days"] for row in rows for _each in range(row["n"])]
    ended = [row["ended"] for row in rows for _each in range(row["n"])]
    return kaplan_meier(days, ended)


def of_scope(reader: Reader) -> "Survival":
    return survival(reader.asked(days_and_ends))


def of_programme(reader: Reader) -> "Survival":
    return survival(reader.asked_of_everybody(days_and_ends))
