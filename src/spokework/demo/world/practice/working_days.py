"""On which days a worker does what: drawn over the time she was in post, more where her setting asks for more."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from random import Random

from spokework.demo.world.calendar import CLOCK, days, on_or_before
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.programme import Appointment

from .done import Day

SETTLING_IN = 21  # days before the first
_DAYS_A_MONTH = 30


class WorkingDays:
    def __init__(self, structure: HubDays, appointments: tuple[Appointment, ...]) -> None:
        self.structure, self.appointments = structure, appointments

    def drawn(self, a_month: float, rng: Random, by_setting: Mapping[str, float] | None = None) -> list[Day]:
        """So many a month from everybody in post, by setting more or fewer; in the order of the days."""
        found = [
            day
            for appointment in self.appointments
            for day in self._of(appointment, a_month, rng, lambda setting: (by_setting or {}).get(setting, 1.0))
        ]
        return sorted(found, key=lambda day: (day.on, day.appointment_key))

    def _of(
        self, appointment: Appointment, a_month: float, rng: Random, weight: Callable[[str], float]
    ) -> Iterator[Day]:
        first = appointment.starts_on + days(SETTLING_IN)
        last = min(appointment.last_day or CLOCK, CLOCK) - days(1)
        months = max(0, (last - first).days) / _DAYS_A_MONTH
        for _ in range(round(2 * a_month * months)):
            on = on_or_before(first + days(rng.randrange((last - first).days + 1)))
            keep = rng.random()
            day = self.at(appointment, on)
            if on >= appointment.starts_on and keep < weight(day.setting) / 2:
                yield day

    def at(self, appointment: Appointment, on: date) -> Day:
        placed = self.structure.placement(appointment.post_key, on)
        hub_key = self.structure.posts[appointment.post_key].hub_key
        return Day(on, appointment.person_key, hub_key, placed.area_code, placed.setting, appointment.key)
