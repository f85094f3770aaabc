"""Turns the plan of people, posts and money into dated events."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spokework.demo.world import events as e
from spokework.demo.world.accounts import PROGRAMME_LEAD, SYSTEM_ADMINISTRATOR
from spokework.demo.world.calendar import PROGRAMME_STARTS, days, on_or_after
from spokework.demo.world.people import Person, RoleHeld
from spokework.demo.world.programme import Appointment, Placement

if TYPE_CHECKING:
    from spokework.demo.world.plan import Plan

GRANTED_BY_HUB_ADMINISTRATOR = {"spoke_worker", "hub_manager", "safeguarding_lead", "data_protection_officer"}


def structure_events(plan: "Plan") -> Iterator[e.Event]:
    begins = on_or_after(PROGRAMME_STARTS)
    places = plan.regions, plan.areas, plan.populations, plan.hosts
    yield e.ProgrammeBegins(begins, PROGRAMME_LEAD, plan.programme, *places)
    for funder in plan.funders:
        yield e.FunderJoins(begins, PROGRAMME_LEAD, funder)
    for person in plan.people:
        yield e.PersonJoins(person.joins_on, SYSTEM_ADMINISTRATOR, person)
    opens = {hub.key: hub.opens_on for hub in plan.hubs}
    for person in _administrators_first(plan.people):
        for held in person.roles:
            on = max(person.joins_on, opens[held.hub_key]) if held.hub_key else person.joins_on
            yield e.RoleGranted(on, _grants(held), person.key, held)
    for hub in plan.hubs:
        yield e.HubOpens(hub.opens_on, PROGRAMME_LEAD, hub)
    for grant in plan.grants:
        on = opens[grant.hub_key] if grant.hub_key else begins
        yield e.GrantMade(max(on, grant.starts_on), PROGRAMME_LEAD, grant)
    yield from _post_events(plan)


def _administrators_first(people: tuple[Person, ...]) -> list[Person]:
    """They are asked to let the others in on the same day."""
    return sorted(people, key=lambda person: all(held.role in GRANTED_BY_HUB_ADMINISTRATOR for held in person.roles))


def _grants(held: RoleHeld) -> str:
    return f"administrator-{held.hub_key}" if held.role in GRANTED_BY_HUB_ADMINISTRATOR else SYSTEM_ADMINISTRATOR


def _post_events(plan: "Plan") -> Iterator[e.Event]:
    manager = {post.key: f"manager-{post.hub_key}" for post in plan.posts}
    for post in plan.posts:
        yield e.PostCreated(post.created_on, manager[post.key], post)
    for appointment in plan.appointments:
        yield from _appointment_events(plan, appointment, manager[appointment.post_key])
    for placement in plan.placements:
        yield e.PlacementMade(placement.starts_on, manager[placement.post_key], placement)
        if placement.last_day is not None:
            yield _placement_ended(plan, placement, manager[placement.post_key])


def _appointment_events(plan: "Plan", appointment: Appointment, manager: str) -> Iterator[e.Event]:
    yield e.AppointmentMade(appointment.starts_on, manager, appointment)
    if appointment.last_day is None or appointment.notice_on is None:
        return
    yield e.NoticeGiven(appointment.notice_on, manager, appointment)
    following = appointment.last_day + days(1)
    succeeded = any(a.post_key == appointment.post_key and a.starts_on == following for a in plan.appointments)
    yield e.AppointmentEnded(following if succeeded else appointment.last_day, manager, appointment)


def _placement_ended(plan: "Plan", placement: Placement, manager: str) -> e.Event:
    assert placement.last_day is not None
    following = placement.last_day + days(1)
    moves = any(p.post_key == placement.post_key and p.starts_on == following for p in plan.placements)
    return e.PlacementEnded(following if moves else placement.last_day, manager, placement)
