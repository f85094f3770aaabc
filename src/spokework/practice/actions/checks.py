"""What is asked of everything that was done: a day that has come, a length, an agency of the area, a known code."""

from collections.abc import Collection
from datetime import date

from spokework.casework.actions.working import said
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.models import Area, HostAgency

__all__ = ["LONGEST_MINUTES", "MOST_PEOPLE", "a_length", "in_area", "not_ahead", "of_list", "people", "said"]

LONGEST_MINUTES = 24 * 60
MOST_PEOPLE = 2_000


def not_ahead(day: date, *, field: str = "day") -> date:
    today = clock.today()
    if day > today:
        raise Refused(f"This cannot lie ahead. Enter {long_date(today)} or an earlier day.", field=field)
    return day


def a_length(minutes: int | None, *, field: str = "minutes") -> int | None:
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise Refused("Enter between 1 minute and 24 hours.", field=field)
    return minutes


def in_area(agency: HostAgency | None, area: Area, *, field: str = "agency") -> HostAgency | None:
    if agency is not None and agency.area_id != area.pk:
        raise Refused(f"{agency} is not in {area}. Choose an agency there.", field=field)
    return agency


def of_list(value: str, allowed: Collection[str], *, field: str, what: str) -> str:
    if value not in allowed:
        raise Refused(f"Choose {what} from the list.", field=field)
    return value


def people(number: int, *, field: str = "attended") -> int:
    if not 1 <= number <= MOST_PEOPLE:
        raise Refused(f"Enter how many came, from 1 to {MOST_PEOPLE:,}.", field=field)
    return number
