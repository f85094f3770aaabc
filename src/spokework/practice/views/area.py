"""An area on one page, for a meeting with its leaders."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.casework.views.reading import Reading
from spokework.core import clock
from spokework.core.components import Step
from spokework.core.dates import long_date
from spokework.practice.codes import RespondentKind
from spokework.practice.presenters import area as present
from spokework.practice.presenters.small_multiples import multiples
from spokework.practice.queries import partnerships as rows
from spokework.practice.queries.area_counts import area_counts
from spokework.practice.queries.reviews import reviews_over_time

from .partnerships import trail


class AreaOnOnePage(Reading):
    """A manager on the way to the council. No name of anybody stands on it, and no number that could single one out."""

    template_name = "practice/area.html"

    def get(self, request: Any, slug: str, code: str) -> HttpResponse:
        found = rows.around(self.actor, slug, code)
        if found is None:
            raise Http404
        # What a worker and her manager think of the partnership is for the house.
        reviews = reviews_over_time(self.actor, found.area, hub=found.hub)
        counts = area_counts(self.actor, found.hub, found.area)
        return self.show(
            title=found.area.name,
            heading=found.area.name,
            lead=f"{found.hub.name} · as of {long_date(clock.today())}",
            found=found,
            rule=present.RULE,
            there=present.who_is_there(rows.seats(self.actor, found)),
            by_year=present.by_year(counts),
            by_agency=present.by_agency(counts, rows.agencies_in(self.actor, found.area)),
            champions=present.champions_in_words(found),
            partners=present.partners_in_words(found),
            agreements=present.agreements_in_words(found),
            ratings=present.ratings_table(found.ratings) if found.ratings else None,
            multiples=multiples(reviews, (RespondentKind.PROFESSIONAL,)),
            trail=trail(found, Step("On one page")),
        )
