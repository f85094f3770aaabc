from collections import defaultdict
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core.components import Step
from spokework.programme.models import Placement
from spokework.programme.presenters import hubs as present
from spokework.programme.presenters.areas import areas_table, kinds, populations_tables
from spokework.programme.presenters.words import trail_to_hub
from spokework.programme.queries import areas as area_rows
from spokework.programme.queries import hubs as hub_rows
from spokework.programme.queries.populations import populations


def hubs(request: Any) -> HttpResponse:
    places: dict[Any, list[Placement]] = defaultdict(list)
    for placement in hub_rows.placements_today(request.actor):
        places[placement.hub_id].append(placement)
    found = list(hub_rows.hubs(request.actor))
    return render(
        request,
        "programme/hubs.html",
        {
            "programme": hub_rows.the_programme(request.actor),
            "table": present.hubs_table(found, places) if found else None,
            "may_manage": can(request.actor, P.MANAGE_PROGRAMME),
            "trail": [Step("Hubs")],
        },
    )


def hub(request: Any, slug: str) -> HttpResponse:
    found = hub_rows.hub(request.actor, slug)
    if found is None:
        raise Http404
    facts = hub_rows.hub_facts(request.actor, found)
    return render(
        request,
        "programme/hub.html",
        {
            "hub": found,
            "about": present.about_hub(found),
            "posts": present.posts_table(facts) if facts.posts else None,
            "people": present.people_table(facts) if facts.memberships else None,
            "grants": present.grants_table(facts.grants) if facts.grants else None,
            "history": present.history(found, facts.appointments, facts.placements, name_post=True),
            "may_manage": can(request.actor, P.MANAGE_HUB, found),
            "may_invite": can(request.actor, P.MANAGE_PEOPLE, found),
            "trail": trail_to_hub(found),
        },
    )


def funding(request: Any) -> HttpResponse:
    grants = list(area_rows.grants(request.actor))
    return render(
        request,
        "programme/funding.html",
        {
            "programme": hub_rows.the_programme(request.actor),
            "table": present.grants_table(grants, with_hub=True) if grants else None,
            "funders": list(area_rows.funders(request.actor)),
            "may_manage": can(request.actor, P.MANAGE_PROGRAMME),
            "trail": [Step("Hubs", reverse("programme:hubs")), Step("Funding")],
        },
    )


def areas(request: Any) -> HttpResponse:
    there: dict[Any, list[Placement]] = defaultdict(list)
    for placement in hub_rows.placements_today(request.actor):
        there[placement.area_id].append(placement)
    every = list(area_rows.areas(request.actor))
    covered = [area for area in every if area.pk in there]
    all_shown = "all" in request.GET or len(covered) in (0, len(every))
    shown = every if all_shown else covered
    return render(
        request,
        "programme/areas.html",
        {
            "table": areas_table(shown, there) if every else None,
            "populations": populations_tables(shown, populations(request.actor)),
            "total": len(every),
            "covered": len(covered),
            "all_shown": all_shown,
            "kinds": kinds(every),
            "may_manage": can(request.actor, P.MANAGE_PROGRAMME),
            "trail": [Step("Hubs", reverse("programme:hubs")), Step("Areas")],
        },
    )


def no_membership(request: Any) -> HttpResponse:
    """For people who can sign in and hold no role: a leaver in her last hour, or somebody who starts next week."""
    if request.actor is None:
        return redirect("account_login")
    if request.actor.grants:
        return redirect("/")
    return render(request, "programme/no_membership.html")
