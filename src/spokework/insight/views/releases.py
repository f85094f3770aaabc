"""Releases to read: published ones for everybody who reads figures, all for those who prepare them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core.components import Step
from spokework.core.quarters import quarter_named
from spokework.insight.models import Release
from spokework.insight.presenters import preparing
from spokework.insight.presenters import releases as shown
from spokework.insight.queries import releases as queries
from spokework.insight.queries.preparations import under_way
from spokework.insight.releases.content import released
from spokework.insight.states import RELEASE


def releases_step() -> Step:
    return Step("Releases", reverse("insight:releases"))


def release_or_404(actor: Any, quarter: str, edition: str) -> Release:
    """An address that names none is one that is not there."""
    number = quarter_named(quarter)
    found = queries.one(actor, number, int(edition)) if number is not None and number < 2**15 else None
    if found is None:
        raise Http404
    return found


class Releases(View):
    """A funder before a board, a programme lead at the end of a quarter: what is out, and what is on its way."""

    def get(self, request: Any) -> HttpResponse:
        found = queries.releases(request.actor)
        context = {
            "title": "Releases",
            "trail": [Step("Releases")],
            "table": shown.listed(found) if found else None,
            "may_prepare": can(request.actor, P.PREPARE_RELEASES),
            "under_way": preparing.under_way(under_way(request.actor)),
        }
        return render(request, "insight/releases.html", context)


class OneRelease(View):
    """The figures of a quarter, as they may be published, with what people say of them."""

    request: Any

    def get(self, request: Any, quarter: str, edition: str) -> HttpResponse:
        release = release_or_404(request.actor, quarter, edition)
        content = released(release)
        verbs = [v for v in RELEASE.verbs_from(release.state) if can(request.actor, RELEASE.transition(v).permission)]
        writers = [each.by_id for each in release.kept_messages]
        anothers = "approve" in verbs and release.had_a_hand_in_it(request.actor.account_id, writers)
        context = {
            "title": f"Release {release.name}",
            "heading": release.name,
            "trail": [releases_step(), Step(release.name)],
            "release": release,
            "content": content,
            "facts": shown.facts(content),
            "missing": shown.missing(content),
            "report": shown.report(release) if can(request.actor, P.PREPARE_RELEASES) else "",
            "sections": shown.sections(content),
            "without_figure": shown.without_figure(content),
            "steps": [
                (label, shown.url_of(release, name))
                for verb, (label, name) in STEPS.items()
                if verb in verbs and not (anothers and verb == "approve")
            ],
            "anothers": anothers,
            "under_way": self.under_way(release),
            "replaced_by": shown.replaced_by(release, queries.releases(request.actor)),
            "may_write": "write_a_message" in verbs,
            "may_make_again": "make_again" in verbs,
        }
        return render(request, "insight/release.html", context)

    def under_way(self, release: Release) -> preparing.UnderWay | None:
        """Only of this one; and nobody else is told that anything is."""
        found = under_way(self.request.actor)
        return preparing.under_way(found) if found is not None and found.release_id == release.pk else None


STEPS = {
    "check": ("Check", "release_check"),
    "approve": ("Approve", "release_approve"),
    "publish": ("Publish", "release_publish"),
}
