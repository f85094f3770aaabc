"""My quarter: a worker's own page, for herself and for whoever she shows it to."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from spokework.casework.views.reading import Reading
from spokework.core import clock
from spokework.core.components import Step
from spokework.core.quarters import quarter_name, quarter_named, quarter_number
from spokework.practice.presenters import quarter as present
from spokework.practice.queries.quarter import my_quarter

from .base import practice_step


class MyQuarter(Reading):
    """A worker the day before supervision. What she did is shown to her alone."""

    heading = "My quarter"
    template_name = "practice/my_quarter.html"

    def get(self, request: Any) -> HttpResponse:
        now = quarter_number(clock.today())
        number = min(quarter_named(request.GET.get("quarter", "")) or now, now)
        mine = my_quarter(self.actor, number)
        return self.show(
            title=f"My quarter {quarter_name(number)}",
            quarter=quarter_name(number),
            so_far=number == now,
            name=self.actor.name,
            sentences=present.in_words(mine),
            figures=present.in_figures(mine),
            challenges=present.told(mine.resolved),
            things=present.thing_by_thing(mine),
            earlier_url=self._url(number - 1),
            later_url=self._url(number + 1) if number < now else "",
            trail=[practice_step(), Step(self.heading)],
        )

    def _url(self, number: int) -> str:
        return f"{reverse('practice:my_quarter')}?quarter={quarter_name(number)}"
