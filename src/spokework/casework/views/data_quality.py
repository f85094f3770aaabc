"""What the hub's records still lack, and the lists of exactly those to mend."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.casework.presenters.data_quality import WORDS, mend_row, tables
from spokework.casework.queries.data_quality import CHECKS, Last, completeness, to_mend
from spokework.core.components import Step

from .reading import Reading


class DataQuality(Reading):
    """A manager with half an hour before the figures are drawn."""

    heading = "Data quality"
    template_name = "casework/data_quality.html"

    def get(self, request: Any) -> HttpResponse:
        found = completeness(self.actor)
        return self.show(tables=list(tables(found)), anything=any(each.of for each in found))


class DataQualityList(Reading):
    """The same manager, going through those that lack one thing, one after the other."""

    template_name = "casework/data_quality_list.html"

    def get(self, request: Any, what: str) -> HttpResponse:
        if what not in CHECKS:
            raise Http404
        words, after = WORDS[what], Last.read(request.GET.get("after", ""))
        page = to_mend(self.actor, CHECKS[what], after)
        trail = [Step("Data quality", reverse("casework:data_quality")), Step(words.lacks)]
        return self.show(
            rows=[mend_row(what, row) for row in page.rows],
            words=words,
            title=words.lacks,
            heading=words.lacks,
            trail=trail,
            first_url=request.path if after else "",
            next_url=f"?{urlencode({'after': str(page.after)})}" if page.after else "",
            logged=True,
        )
