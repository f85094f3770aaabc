"""Partnerships: the areas of a hub, what is due in each, and one area with everybody around it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.core.components import Step
from spokework.practice.presenters import partnerships as present
from spokework.practice.presenters.small_multiples import multiples
from spokework.practice.queries import partnerships as rows
from spokework.practice.queries.partnerships import Around
from spokework.practice.queries.reviews import over_time, what_was_said


def trail(found: Around | None = None, *further: Step) -> list[Step]:
    steps = [Step("Partnerships", reverse("practice:partnerships") if found else "")]
    if found is not None:
        steps.append(Step(found.area.name, present.place_url(found) if further else ""))
    return [*steps, *further]


class Partnerships(Reading):
    """A manager before a meeting with an area's leaders, a worker looking up who is on her side."""

    heading = "Partnerships"
    template_name = "practice/partnerships.html"

    def get(self, request: Any) -> HttpResponse:
        found = rows.around_areas(self.actor)
        manages = [each for each in found if can(self.actor, P.MANAGE_PARTNERSHIPS, each.hub.pk)]
        several = len({each.hub.pk for each in found}) > 1
        return self.show(
            areas=present.areas_table(found, with_hub=several) if found else None,
            due=[(each.area.name, item) for each in manages for item in present.due(each)],
            manages=bool(manages),
            trail=trail(),
        )


class Partnership(Reading):
    """One area of one hub."""

    template_name = "practice/partnership.html"

    def get(self, request: Any, slug: str, code: str) -> HttpResponse:
        found = rows.around(self.actor, slug, code)
        if found is None:
            raise Http404
        records = can(self.actor, P.RECORD_PRACTICE, found.hub.pk)
        manages = can(self.actor, P.MANAGE_PARTNERSHIPS, found.hub.pk)
        seats, earlier = rows.seats(self.actor, found), rows.earlier_ratings(self.actor, found.ratings)
        return self.show(
            title=found.area.name,
            heading=found.area.name,
            lead=f"Partnership of {found.hub.name}",
            found=found,
            records=records,
            manages=manages,
            due=present.due(found) if manages else [],
            partners=found.partners and present.partners_table(found.partners, may_write=records),
            champions=found.champions and present.champions_table(found.champions, may_write=records),
            agreements=found.agreements and present.agreements_table(found.agreements, may_write=manages),
            ratings=found.ratings and present.ratings_table(found.ratings, earlier, may_write=manages),
            seats=seats and present.seats_table(seats),
            multiples=multiples(over_time(what_was_said(self.actor, found.reviews[::-1]))),
            reviews=[present.review_line(review) for review in found.reviews],
            trail=trail(found),
        )
