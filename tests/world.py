"""One world in which every URL leads somewhere: two hubs, people of every role, a young person in every place.

A new URL finds what it needs by the names in its pattern. Where a name means different things in different
URLs (``number``, ``pk``), say in ``NUMBERS`` or ``KEYS`` which row's is meant.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

from django.urls import get_resolver, reverse

from spokework.access.decide import Actor
from spokework.access.roles import ROLES, Role
from spokework.accounts import actions as accounts
from spokework.accounts.links import setup_link
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import PASSWORD
from spokework.casework import actions, codes
from spokework.casework.models import Case as CaseModel
from spokework.casework.models import Inquiry, YoungPerson
from spokework.casework.tests import situations as work
from spokework.core import clock
from spokework.evaluation.tests import one_of_each as evaluated
from spokework.practice.tests import partnerships as around
from spokework.practice.tests import situations as practice
from spokework.practice.tests import support_situations as support
from spokework.programme.memberships import actor_for
from spokework.programme.models import Appointment, Area, Hub, Membership, Placement
from spokework.programme.tests import situations as programme
from spokework.scenarios.models import Forecast
from spokework.scenarios.tests import situations as planning

from . import reports_in_urls
from .numbers_in_urls import NUMBERS
from .places import (
    CLOSED,
    COLLEAGUES,
    COVERED,
    HANDED_OVER,
    IN_PLACE,
    IN_STATE,
    LOOKED_AT,
    LOOKERS,
    NAMED,
    OF_THE_HUB,
    OPEN,
    OPEN_SINCE,
    OTHER_HUB,
    OWN,
    PAUSED,
    PLACES,
    REASON,
    REASON_OVER,
    RESTRICTED,
    RESTRICTED_REASON,
    TAKEN_OVER,
)

__all__ = [
    "AT_THE_MACHINE",
    "CLOSED",
    "COLLEAGUES",
    "COVERED",
    "FOR_SIGNING_IN",
    "HANDED_OVER",
    "KEYS",
    "LOOKED_AT",
    "LOOKERS",
    "NAMED",
    "OF_THE_HUB",
    "OPEN",
    "OPEN_SINCE",
    "OTHER_HUB",
    "OWN",
    "PAUSED",
    "PLACES",
    "REASON",
    "REASON_OVER",
    "RESTRICTED",
    "RESTRICTED_REASON",
    "STATES",
    "TAKEN_OVER",
    "HubRows",
    "Record",
    "Unfilled",
    "World",
    "address",
    "is_about_a_hub",
    "is_about_a_young_person",
    "names_in",
]

AT_THE_MACHINE = programme.AT_THE_MACHINE


class Unfilled(Exception):
    """The world does not know what stands in this URL."""


@dataclass
class Record:
    """A young person with one of everything."""

    young_person: YoungPerson
    case: CaseModel
    inquiry: Inquiry
    numbers: dict[str, int] = field(default_factory=dict)
    # Another record of the same hub, for what is about two of them.
    other: YoungPerson | None = None

    @property
    def reference(self) -> str:
        return self.young_person.reference


@dataclass
class HubRows:
    """A hub and one row of everything it has."""

    hub: Hub
    appointment: Appointment
    placement: Placement
    membership: Membership
    practice: dict[str, Any]
    forecast: Forecast


class World:
    def __init__(self) -> None:
        self.area: Area = programme.an_area(population_10_17=9_000)
        programme.a_population(self.area)
        self.hubs = {name: programme.a_hub(name) for name in ("Own hub", "Other hub", "Third hub")}
        self.people: dict[Role, Account] = {}
        self.records: dict[tuple[str, str], Record] = {}
        for role in Role:
            hub = self.own if ROLES[role].of_hub else None
            self.people[role] = programme.a_member(role, hub, name=f"The {role.label.lower()}")
            accounts.set_password(account=self.people[role], password=PASSWORD, by=AT_THE_MACHINE)
        self.stranger: Account = programme.a_person("Nobody's member")
        accounts.set_password(account=self.stranger, password=PASSWORD, by=AT_THE_MACHINE)
        self.own_post = self._post(self.own, self.people[Role.SPOKE_WORKER])
        self.colleague = self._post(self.own)
        self.away = self._post(self.own)
        self.other_worker = self._post(self.other)
        self.second_manager = programme.a_member(Role.HUB_MANAGER, self.own)
        today = clock.today()
        actions.arrange_cover(
            appointment=self.away,
            covered_by=self.people[Role.SPOKE_WORKER],
            start=today,
            end=today + timedelta(days=7),
            by=AT_THE_MACHINE,
        )
        self.rows = {hub.pk: self._rows(hub) for hub in (self.own, self.other)}
        self.programme_membership = Membership.objects.unscoped("tests").get(account=self.people[Role.FUNDER])
        self.invited = programme.a_person("Not set up")

    @property
    def own(self) -> Hub:
        return self.hubs["Own hub"]

    @property
    def other(self) -> Hub:
        return self.hubs["Other hub"]

    def actor(self, role: Role) -> Actor:
        return actor_for(self.people[role])

    def _post(self, hub: Hub, worker: Account | None = None) -> Appointment:
        return programme.an_appointment(programme.a_post(hub, caseload_cap=200), worker)

    def _rows(self, hub: Hub) -> HubRows:
        appointment = self._post(hub)
        placement = programme.a_placement(appointment.post, self.area)
        # Of somebody who holds no post: what would happen to their cases is another package's business.
        member = programme.a_member(Role.SAFEGUARDING_LEAD, hub)
        membership = Membership.objects.unscoped("tests").get(account=member)
        return HubRows(
            hub,
            appointment,
            placement,
            membership,
            practice.one_of_each(hub, self.area) | around.around_an_area(hub, self.area) | self._support(hub),
            planning.worked_out(planning.a_forecast(planning.a_scenario(hub))),
        )

    def _support(self, hub: Hub) -> dict[str, Any]:
        """Of the worker, with her manager; in the other hub of two of its people."""
        own = hub == self.own
        worker = self.people[Role.SPOKE_WORKER] if own else self.other_worker.worker
        manager = self.people[Role.HUB_MANAGER] if own else programme.a_member(Role.HUB_MANAGER, hub)
        return support.of_two(hub, worker, manager)

    # Young people

    def record(self, place: str, state: str = OPEN) -> Record:
        if (place, state) not in self.records:
            self.records[place, state] = self._made(place, state)
        return self.records[place, state]

    def _made(self, place: str, state: str) -> Record:
        record = self._full_record(self._held_by(place), self._author_in(place))
        IN_PLACE[place](self, record)
        IN_STATE[state](record)
        return record

    def _held_by(self, place: str) -> Appointment:
        if place == OTHER_HUB:
            return self.other_worker
        if place == COVERED:
            return self.away
        return self.own_post if place in (OWN, HANDED_OVER, NAMED, RESTRICTED) else self.colleague

    def _author_in(self, place: str) -> Account:
        """Whose intelligence submission it is: the worker's where the case is or was hers alone."""
        if place == OTHER_HUB:
            return self.other_worker.worker
        return self.people[Role.SPOKE_WORKER] if place in (OWN, HANDED_OVER) else self.second_manager

    def _full_record(self, worker: Appointment, author: Account) -> Record:
        """Made through the actions; a third hub knows somebody of the same name, and has asked."""
        identity = work.an_identity()
        opened = clock.today() - OPEN_SINCE
        case = work.an_open_case(worker=worker, identity=identity, area=self.area, opened=opened)
        young_person = case.young_person
        twin = work.a_young_person(self.hubs["Third hub"], identity=identity, area=self.area)
        actions.ask_other_hub(young_person=twin, hub=worker.hub, words="Do you know them?", by=AT_THE_MACHINE)
        people = {"kind": codes.PersonKind.values[0], "name": "Aunt Winifred"}
        done, signed = work.a_contact(case), work.a_signed_assessment(case)
        record = Record(young_person, case, Inquiry.objects.unscoped("tests").get(young_person=young_person))
        told = work.an_intelligence_submission(young_person, by=actor_for(author))
        record.numbers = {
            "sharing": work.a_sharing(young_person).number,
            "submission": told.number,
            "referral": case.referral.number,
            "case": case.number,
            "contact": done.number,
            "planned contact": work.a_planned_contact(case).number,
            "assessment": signed.number,
            "draft": work.a_drafted_assessment(case, stage=codes.Stage.REVIEW).number,
            "goal": work.a_goal(case).number,
            "episode": work.a_missing_episode(case).number,
            "person": actions.add_network_member(young_person=young_person, by=AT_THE_MACHINE, **people).number,
            "alert": actions.raise_alert(young_person=young_person, text="Call first", by=AT_THE_MACHINE).number,
            "inquiry": record.inquiry.number,
            "look": 1,
        }
        record.other = work.a_young_person(worker.hub, area=self.area)
        return record

    def look(self, record: Record, *roles: Role) -> None:
        for role in roles:
            actions.look_beyond(
                young_person=record.young_person, reason="A call from the night shelter", by=self.actor(role)
            )

    def restrict(self, record: Record, *accounts: Account, by: Account) -> None:
        actions.restrict_record(young_person=record.young_person, accounts=accounts, by=actor_for(by))

    @cached_property
    def evaluation(self) -> dict[str, Any]:
        """The evaluator's own, with one of everything: its number, and those of its rows."""
        return evaluated.one_of_each(self.actor(Role.EVALUATOR))

    @cached_property
    def setup_token(self) -> str:
        return setup_link(self.invited).rstrip("/").rpartition("/")[2]

    @cached_property
    def released(self) -> reports_in_urls.Released:
        return reports_in_urls.one_released(self.people[Role.PROGRAMME_LEAD], self.stranger, [self.own, self.other])

    @cached_property
    def link_token(self) -> str:
        """Of a local professional who was asked for a review."""
        return around.links_of(self.rows[self.own.pk].practice["review"])[0]


# What stands in a URL; what its numbers count is in numbers_in_urls.py

PAGES = practice.PAGES | around.PAGES | support.PAGES


def _practised(kind: str) -> Callable[[HubRows], Any]:
    return lambda rows: rows.practice[kind]


# Which row a URL's ``pk`` is, of those a hub has.
KEYS: dict[str, Callable[[HubRows], Any]] = {
    "post": lambda rows: rows.appointment.post,
    "change_post": lambda rows: rows.appointment.post,
    "appoint": lambda rows: rows.appointment.post,
    "place_post": lambda rows: rows.appointment.post,
    "end_appointment": lambda rows: rows.appointment,
    "end_placement": lambda rows: rows.placement,
    "person": lambda rows: rows.membership,
    "end_membership": lambda rows: rows.membership,
    "reset_second_factor": lambda rows: rows.membership,
    **{name: _practised(kind) for name, kind in PAGES.items()},
    **dict.fromkeys(
        (
            *("scenario", "copy_scenario", "change_service", "change_area", "change_grant", "change_scenario_post"),
            *(
                "add_post",
                "remove_post",
                "ask_outlook",
                "ask_grant_end",
                "ask_side_by_side",
                "ask_track_record",
                "ask_placement",
            ),
        ),
        lambda rows: rows.forecast.scenario,
    ),
    **dict.fromkeys(("forecast", "forecast_progress", "stop_forecast", "forecast_area"), lambda rows: rows.forecast),
}
# URLs that lead somewhere only while the case stands so; the others are opened on an open one.
STATES = {"resume_case": PAUSED, "undo_closure": CLOSED, "reopen": CLOSED}


@cache
def names_in(url_name: str) -> list[str]:
    """The names in the URL's pattern."""
    resolver: Any = get_resolver()
    *namespaces, name = url_name.split(":")
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    (possibility,) = (found for entry in resolver.reverse_dict.getlist(name)[:1] for found in entry[0])
    return list(possibility[1])


def is_about_a_young_person(url_name: str) -> bool:
    return "reference" in names_in(url_name)


def is_about_a_hub(url_name: str) -> bool:
    """A hub, or a row of one found by its key alone."""
    return "slug" in names_in(url_name) or (
        url_name.startswith(("practice:", "scenarios:")) and "pk" in names_in(url_name)
    )


def address(world: World, url_name: str, place: str) -> str:
    return reverse(url_name, kwargs={name: _filled(world, url_name, place, name) for name in names_in(url_name)})


def _filled(world: World, url_name: str, place: str, name: str) -> Any:
    page = url_name.rpartition(":")[2]
    record = world.record(place, STATES.get(page, OPEN)) if is_about_a_young_person(url_name) else None
    rows = world.rows[world.other.pk if place == OTHER_HUB else world.own.pk]
    if url_name.startswith(("evaluation:", "learned:")):
        numbers = evaluated.NUMBERS if url_name.startswith("evaluation:") else evaluated.OUT
        return world.evaluation[name if name in world.evaluation else numbers[page]]
    if name == "what":
        return "ethnicity"
    if name == "code" and url_name.startswith("practice:"):
        return world.area.code
    if url_name.startswith("scenarios:") and name == "number":
        return 1
    if url_name.startswith("insight:release"):
        return reports_in_urls.of_a_release(world.released, page, name)
    if url_name == "insight:figure":
        return "review_currency"
    if name == "slug":
        return rows.hub.slug
    if record is not None and name in ("reference", "other"):
        return record.reference if name == "reference" else record.other and record.other.reference
    if record is not None and name == "number" and page in NUMBERS:
        return record.numbers[NUMBERS[page]]
    if name == "pk" and page in KEYS:
        return KEYS[page](rows).pk
    if name == "pk" and page.startswith("programme_"):
        return world.programme_membership.pk
    if url_name.startswith("reports:"):
        return reports_in_urls.filled(world.released, name)
    if url_name in FOR_SIGNING_IN:
        return FOR_SIGNING_IN[url_name](world)[name]
    raise Unfilled(
        f"{url_name} has <{name}> in it. Say in tests/world.py what stands there: "
        "in NUMBERS for a number within a young person's record, in KEYS for a row of a hub, or in _filled."
    )


FOR_SIGNING_IN: dict[str, Callable[[World], dict[str, Any]]] = {
    "by_link:answer": lambda world: {"token": world.link_token},
    "accounts:welcome": lambda world: {"token": world.setup_token},
    "account_reset_password_from_key": lambda world: {"uidb36": "1", "key": "nothing-asked"},
    "mfa_remove_webauthn": lambda world: {"pk": 1},
    "mfa_edit_webauthn": lambda world: {"pk": 1},
}
