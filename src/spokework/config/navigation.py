"""Where each person may go. Asked for by permission, so that a role that changes takes its links along."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.casework.queries.notices import how_many_wait
from spokework.casework.queries.today import how_many_to_decide
from spokework.core.components import NavGroup, NavItem
from spokework.programme.models import Hub

# As many as stand in one row of a desk's screen. With more, what belongs together goes behind one word.
IN_A_ROW = 8
PRACTICE, OVERSIGHT, FIGURES = "Practice", "Oversight", "Figures"


@dataclass(frozen=True)
class Place:
    label: str
    url: str
    badge: int | None = None
    group: str = ""  # behind which word, where there are too many; "" always stands by itself


def navigation(actor: Actor, path: str, own: list[Hub]) -> list[NavItem | NavGroup]:
    """Two queries at the most: what waits in Triage, and among the notices."""
    places = list(_places(actor, own))
    here = max((place.url for place in places if _leads_to(place.url, path)), key=len, default="")
    grouped = len(places) > IN_A_ROW
    entries: dict[str, NavItem | NavGroup] = {}
    for place in places:
        item = NavItem(place.label, place.url, place.url == here, place.badge)
        if not (grouped and place.group):
            entries[place.url] = item
        elif isinstance(group := entries.setdefault(place.group, NavGroup(place.group, [])), NavGroup):
            group.items.append(item)
    return [_alone(entry) for entry in entries.values()]


def _alone(entry: NavItem | NavGroup) -> NavItem | NavGroup:
    return entry.items[0] if isinstance(entry, NavGroup) and len(entry.items) == 1 else entry


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _places(actor: Actor, own: list[Hub]) -> Iterator[Place]:
    if can(actor, P.OPEN_YOUNG_PERSON):
        yield Place("Today", reverse("casework:home"))
    if can(actor, P.TRIAGE_REFERRAL):
        yield Place("Triage", reverse("casework:triage"), how_many_to_decide(actor) or None)
    if can(actor, P.VIEW_TEAM):
        yield Place("Waiting", reverse("casework:waiting"))
    if can(actor, P.REACH_OWN):
        yield Place("Young people", reverse("casework:young_people"))
    if can(actor, P.VIEW_TEAM):
        yield Place("Team", reverse("casework:team"))
    if can(actor, P.VIEW_PRACTICE):
        yield Place("Practice", reverse("practice:work"), group=PRACTICE)
        yield Place("Partnerships", reverse("practice:partnerships"), group=PRACTICE)
    if can(actor, P.OWN_SUPPORT):
        yield Place("Support", reverse("practice:support"), group=PRACTICE)
    elif can(actor, P.LOOK_INTO_SUPERVISION):
        yield Place("Supervision", reverse("practice:supervisions"), group=PRACTICE)
    if can(actor, P.VIEW_TEAM):
        yield Place("Data quality", reverse("casework:data_quality"), group=OVERSIGHT)
    if can(actor, P.LOOK_BEYOND):
        yield Place("Look beyond", reverse("casework:look_beyond"), group=OVERSIGHT)
    if can(actor, P.REVIEW_ACCESS):
        yield Place("Access review", reverse("casework:access_review"), group=OVERSIGHT)
        yield Place("Notices", reverse("casework:notices"), how_many_wait(actor) or None, group=OVERSIGHT)
    if can(actor, P.REVIEW_SHARING):
        yield Place("Sharing register", reverse("casework:sharing_register"), group=OVERSIGHT)
    if can(actor, P.ERASE_YOUNG_PERSON):
        yield Place("Erasures", reverse("casework:erasures"), group=OVERSIGHT)
    yield from _of_the_programme(actor, own)


def _of_the_programme(actor: Actor, own: list[Hub]) -> Iterator[Place]:
    if can(actor, P.VIEW_PROGRAMME_FIGURES):
        yield Place("Overview", reverse("casework:overview"))
    if can(actor, P.VIEW_FIGURES):
        yield Place("Figures", reverse("insight:figures"), group=FIGURES)
    if can(actor, P.VIEW_RETURNS):
        yield Place("Returns", reverse("practice:returns"), group=FIGURES)
    if can(actor, P.READ_RELEASES):
        yield Place("Releases", reverse("insight:releases"), group=FIGURES)
        yield Place("Reports", reverse("reports:reports"), group=FIGURES)
    if can(actor, P.READ_LESSONS):
        yield Place("What we have learned", reverse("learned:lessons"), group=FIGURES)
    if can(actor, P.EVALUATE):
        yield Place("Evaluations", reverse("evaluation:evaluations"))
    if can(actor, P.PLAN_SERVICE):
        yield Place("Planning", reverse("scenarios:planning"), group=FIGURES)
    if actor.everywhere(P.VIEW_HUB) or len(own) > 1:
        yield Place("Hubs", reverse("programme:hubs"))
    elif own and can(actor, P.VIEW_HUB):
        yield Place("Hub", reverse("programme:hub", kwargs={"slug": own[0].slug}))
    if actor.everywhere(P.VIEW_HUB):
        yield Place("Areas", reverse("programme:areas"))
    if can(actor, P.MANAGE_PROGRAMME_PEOPLE):
        yield Place("People", reverse("programme:programme_people"))
    elif own and can(actor, P.MANAGE_PEOPLE, own[0]):
        yield Place("People", reverse("programme:people", kwargs={"slug": own[0].slug}))


def record_url(actor: Actor) -> str:
    return reverse("practice:record") if can(actor, P.RECORD_PRACTICE) else ""


def hub_name(own: list[Hub]) -> str:
    return own[0].name if len(own) == 1 else f"{len(own)} hubs" if own else ""
