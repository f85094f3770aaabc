"""Which cases a worker held on a day, so that what she did can be about one of them."""

from datetime import date

from spokework.demo.world.cases import Case

from .done import Day


class CasesHeld:
    def __init__(self, cases: tuple[Case, ...]) -> None:
        self._held: dict[str, list[tuple[date, date | None, str]]] = {}
        for case in cases:
            for allocation in case.allocations:
                span = (allocation.from_on, allocation.until_on, case.key)
                self._held.setdefault(allocation.appointment_key, []).append(span)

    def on(self, day: Day) -> list[str]:
        """From the day after she took it on to the day before she gave it up."""
        held = self._held.get(day.appointment_key, [])
        return [key for start, end, key in held if start < day.on and (end is None or day.on < end)]
