"""What a hub did around the casework, found again."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.casework.views.remembering import remembered
from spokework.core import clock
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice.presenters.kinds import KINDS
from spokework.practice.presenters.work import work_table
from spokework.practice.queries import work

QUARTERS = 16


class Work(Reading):
    """A worker or manager looking for what was done, or whether it was."""

    heading = "Practice"
    template_name = "practice/work.html"

    def get(self, request: Any) -> HttpResponse:
        there = remembered(request)
        if there is not None:
            return HttpResponseRedirect(there)
        filters = work.Filters.read(request.GET)
        after = work.After.read(request.GET.get("after", ""))
        page = work.page(self.actor, filters, after)
        query = filters.as_query()
        now = quarter_number(clock.today())
        return self.show(
            rows=page.rows,
            table=work_table(page.rows),
            filters=filters,
            kinds=[(kind.key, kind.label) for kind in KINDS],
            workers=[(str(account.pk), account.name) for account in work.workers(self.actor)],
            areas=[(area.code, area.name) for area in work.areas(self.actor)],
            quarters=[quarter_name(number) for number in range(now, now - QUARTERS, -1)],
            narrowed=bool(query),
            first_url=f"?{urlencode(query or {'kind': ''})}" if after else "",
            next_url=f"?{urlencode(query | {'after': str(page.after)})}" if page.after else "",
            quarter_url=reverse("practice:my_quarter") if can(self.actor, P.OWN_SUPPORT) else "",
            may_record=can(self.actor, P.RECORD_PRACTICE),
        )
