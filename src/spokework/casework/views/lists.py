"""Today, Young people, Team and Notices: the pages people live in. They only read, but for a notice that is done."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.casework import actions
from spokework.casework.levels import ASSESSED, Level
from spokework.casework.panels import on_team, on_today
from spokework.casework.presenters import lists as rows
from spokework.casework.presenters.notices import notice_row
from spokework.casework.presenters.team import team_rows
from spokework.casework.queries import finding, notices, team, young_people
from spokework.casework.queries.referrals import After
from spokework.casework.queries.today import own_hubs, waiting, workers_day
from spokework.casework.queries.young_people import Filters
from spokework.core.components import Step

from .reading import Reading
from .remembering import remembered


class Home(Reading):
    """Everybody, first thing: what waits for them, or the way to what they may see."""

    heading = "Today"
    template_name = "casework/today.html"

    def get(self, request: Any) -> HttpResponse:
        actor = self.actor
        if not can(actor, P.OPEN_YOUNG_PERSON):
            return self._elsewhere(actor)
        manages = can(actor, P.VIEW_TEAM)
        day = workers_day(actor) if can(actor, P.REACH_OWN) else None
        return self.show(
            posts=day.posts if day else [],
            day=rows.today(day) if day and (day.posts or day.allocations or not manages) else None,
            covers=day.covers if day else [],
            waiting=waiting(actor) if manages else None,
            reviews_access=can(actor, P.REVIEW_ACCESS) and not manages,
            notices=notices.how_many_wait(actor) if can(actor, P.REVIEW_ACCESS) and not manages else 0,
            may_erase=can(actor, P.ERASE_YOUNG_PERSON),
            panels=on_today(actor),
            trail=[],
        )

    def _elsewhere(self, actor: Actor) -> HttpResponse:
        if can(actor, P.VIEW_PROGRAMME_FIGURES):
            return HttpResponseRedirect(reverse("casework:overview"))
        if can(actor, P.MANAGE_PROGRAMME_PEOPLE):
            return HttpResponseRedirect(reverse("programme:programme_people"))
        if can(actor, P.EVALUATE):
            return HttpResponseRedirect(reverse("evaluation:evaluations"))
        if can(actor, P.VIEW_HUB):
            own = own_hubs(actor)
            there = reverse("programme:hub", kwargs={"slug": own[0].slug}) if len(own) == 1 else None
            return HttpResponseRedirect(there or reverse("programme:hubs"))
        return HttpResponseRedirect(reverse("insight:releases"))


class YoungPeople(Reading):
    """A worker or manager looking for somebody, many times a day."""

    heading = "Young people"
    template_name = "casework/young_people.html"

    def get(self, request: Any) -> HttpResponse:
        there = remembered(request)
        if there is not None:
            return HttpResponseRedirect(there)
        filters = Filters.read(request.GET)
        after = After.read(request.GET.get("after", ""))
        page = young_people.page(self.actor, filters, after)
        workers = young_people.workers(self.actor)
        query = filters.as_query()
        onward = query | {"after": str(page.after)}
        return self.show(
            rows=[rows.person_row(row) for row in page.rows],
            filters=filters,
            order=ORDERS.get(filters.state, "the next review first"),
            states=STATES,
            levels=[(level.value, level.label) for level in (*reversed(ASSESSED), Level.NOT_ASSESSED)],
            workers=[(each.key, each.name, each.is_meant_by(filters.worker)) for each in workers],
            narrowed=bool(query),
            first_url=f"?{urlencode(query or {'state': filters.state})}" if after else "",
            next_url=f"?{urlencode(onward)}" if page.after else "",
            logged=True,
        )


STATES = (
    (young_people.SUPPORTED, "Supported now"),
    (young_people.OPEN, "Open cases"),
    (young_people.PAUSED, "Paused cases"),
    (young_people.CLOSED, "Closed cases"),
    (young_people.NO_CASE, "No case yet"),
    (young_people.ENDED, "Referral ended without a case"),
)
ORDERS = {
    young_people.CLOSED: "the last closed first",
    young_people.NO_CASE: "the longest since the referral first",
    young_people.ENDED: "the latest referral first",
}


class Search(Reading):
    """By name or reference. What is searched for is posted, shown nowhere else and kept nowhere."""

    heading = "Search"
    template_name = "casework/search.html"

    def get(self, request: Any) -> HttpResponse:
        return self._found("")

    def post(self, request: Any) -> HttpResponse:
        return self._found(request.POST.get("words", "")[:120].strip())

    def _found(self, words: str) -> HttpResponse:
        found = [rows.person_row(row) for row in finding.search(self.actor, words)] if words else []
        return self.show(
            words=words,
            rows=found,
            many=len(found) == finding.MOST_FOUND,
            may_look_beyond=can(self.actor, P.LOOK_BEYOND),
            trail=[Step("Young people", reverse("casework:young_people")), Step(self.heading)],
            logged=True,
        )


class Team(Reading):
    """A manager deciding who has room and whose reviews to ask about."""

    heading = "Team"
    template_name = "casework/team.html"

    def get(self, request: Any) -> HttpResponse:
        found = team.team(self.actor)
        return self.show(
            team=found,
            members=team_rows(found),
            may_cover=can(self.actor, P.ALLOCATE_CASE),
            panels=on_team(self.actor),
        )


class Notices(Reading):
    """A manager, lead or officer: what happened that they should look at."""

    heading = "Notices"
    template_name = "casework/notices.html"

    def get(self, request: Any) -> HttpResponse:
        return self.show(rows=[notice_row(notice) for notice in notices.waiting(self.actor)])

    def post(self, request: Any) -> HttpResponse:
        found = notices.notice(self.actor, _key(request.POST.get("notice", "")))
        if found is None:
            raise Http404
        actions.notice_done(notice=found, by=self.actor)
        return HttpResponseRedirect(reverse("casework:notices"))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
