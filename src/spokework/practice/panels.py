"""What a worker's support adds to Today and Team, said to ``casework.panels``."""

from collections.abc import Iterator

from django.urls import reverse

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.casework.panels import NoticePlace, Panel
from spokework.casework.queries.places import hubs
from spokework.core import clock

from . import codes
from .actions.looking_in import LOOKED_IN
from .actions.returning import RETURN_DUE
from .actions.visiting import OVERDUE
from .presenters.isolation import support_row
from .presenters.lone_visits import visit_row
from .presenters.supervision import due_row, is_soon, supervision_row
from .queries.colleagues import days_of
from .queries.lone_visits import Out, out_now
from .queries.supervision import given_soon, own_standings
from .queries.team_support import team_support

NOTICES = {
    OVERDUE: NoticePlace("casework:team", "Open Team", settles_itself=True),
    RETURN_DUE: NoticePlace("practice:returns", "Open Returns", settles_itself=True),
    LOOKED_IN: NoticePlace("practice:supervisions", "Open supervision"),
}


def support_on_today(actor: Actor) -> Iterator[Panel]:
    if not can(actor, P.OWN_SUPPORT):
        return
    out = out_now(actor)
    if own := [visit_row(row) for row in out.own]:
        yield Panel("practice/panel_check_in.html", {"visits": own}, first=True)
    yield from _overdue(out)
    if waited_for := [visit_row(row) for row in out.waited_for if not row.is_overdue]:
        yield Panel("practice/panel_visits.html", {"title": "You wait for", "visits": waited_for})
    standings = own_standings(actor)
    due = [due_row(each) for standing in standings for each in standing.due if is_soon(each)]
    given = [supervision_row(row) for row in given_soon(actor)]
    if due or given:
        yield Panel("practice/panel_supervision.html", {"due": due, "given": given})
    if standings and not any(row.day == clock.today() for row in days_of(actor)):
        yield Panel("practice/panel_together.html", {"together": codes.ColleagueDayKind})


def support_on_team(actor: Actor) -> Iterator[Panel]:
    if not can(actor, P.SUPPORT_TEAM):
        return
    out = out_now(actor)
    yield from _overdue(out)
    if of_team := [visit_row(row) for row in out.of_team]:
        yield Panel("practice/panel_visits.html", {"title": "Lone visits", "visits": of_team, "buddies": True})
    rules = [
        (hub.name, reverse("practice:supervision_rules", kwargs={"slug": hub.slug}))
        for hub in hubs(actor, actor.hubs_with(P.SUPPORT_TEAM))
    ]
    rows = [support_row(each) for each in team_support(actor)]
    yield Panel("practice/panel_team.html", {"rows": rows, "rules": rules})


def _overdue(out: Out) -> Iterator[Panel]:
    if visits := [visit_row(row) for row in out.overdue]:
        yield Panel("practice/panel_overdue.html", {"visits": visits}, first=True)
