"""What is asked of everything that was done: a day that has come, a length, an agency of the area, a known code."""

from collections.abc import Collection, Mapping
from datetime import date

from spokework.casework.actions.working import said
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.practice import codes
from spokework.programme.models import Area, HostAgency

__all__ = ["a_length", "in_area", "needed", "not_ahead", "of_list", "people", "roles_of", "said"]

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


def roles_of(roles: Mapping[str, int | None], attended: int, *, field: str = "roles") -> dict[str, int]:
    """How many of whom; not everybody need be counted, but nobody twice."""
    counted = {role: number for role, number in roles.items() if number}
    for role, number in counted.items():
        of_list(role, codes.ProfessionalRole.values, field=field, what="roles")
        if number < 0:
            raise Refused("Enter how many of each role came: 0 or more.", field=field)
    total = sum(counted.values())
    if total > attended:
        raise Refused(
            f"The roles add up to {total}, but {attended} came. Count everybody once, or enter how many came.",
            field=field,
        )
    return counted


def needed(agency: HostAgency | None, area: Area, *, field: str = "agency") -> HostAgency:
    if agency is None:
        raise Refused("Choose the agency.", field=field)
    in_area(agency, area, field=field)
    return agency
