"""People, posts and money."""

from decimal import Decimal

from spokework.access.roles import Role
from spokework.accounts.actions import create_account
from spokework.demo.world import events as e
from spokework.programme import actions
from spokework.programme.actions import AreaFacts
from spokework.programme.populations import AreaPeople
from spokework.programme.queries.areas import settings

from .world_state import Made

REPORTING_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


def programme_begins(made: Made, event: e.ProgrammeBegins) -> None:
    by, told = made.operator, event.programme
    programme = actions.create_programme(
        name=told.name, start=told.starts_on, end=told.ends_on, budget=Decimal(told.budget), by=by
    )
    for phase in made.plan.phases:
        made.phases[phase.number] = actions.add_phase(
            programme=programme, number=phase.number, start=phase.starts_on, by=by
        )
    regions = {region.key: region.name for region in event.regions}
    for area in event.areas:
        facts = AreaFacts(
            code=area.code,
            name=area.name,
            region=regions[area.region_key],
            population_10_17=area.population_10_17,
            x=area.x,
            y=area.y,
        )
        made.areas[area.code] = actions.add_area(facts=facts, by=by)
    actions.set_neighbours(neighbours={area.code: area.neighbours for area in event.areas}, by=by)
    groups = [AreaPeople(each.area_code, groups=each.groups) for each in event.populations]
    actions.set_populations(populations=groups, by=by)
    for host in event.hosts:
        made.hosts[host.key] = actions.add_host_agency(
            area=made.areas[host.area_code], name=host.name, kind=host.kind, by=by
        )
    made.settings = {setting.code: setting for setting in settings(by)}


def person_joins(made: Made, event: e.PersonJoins) -> None:
    person = event.person
    made.accounts[person.key] = create_account(email=person.email, name=person.name, by=made.operator)


def role_granted(made: Made, event: e.RoleGranted) -> None:
    # Nobody gives a role to themselves: the first administrator's comes from the machine, as `init` does it.
    by = made.operator if event.by == event.person_key else made.actor(event.by)
    membership = actions.grant_membership(
        account=made.accounts[event.person_key],
        role=Role(event.role.role),
        hub=made.hubs[event.role.hub_key] if event.role.hub_key else None,
        by=by,
    )
    made.memberships.setdefault(event.person_key, []).append(membership)
    made.roles_changed(event.person_key)


def funder_joins(made: Made, event: e.FunderJoins) -> None:
    made.funders[event.funder.key] = actions.add_funder(name=event.funder.name, by=made.operator)


def hub_opens(made: Made, event: e.HubOpens) -> None:
    regions = {region.key: region.name for region in made.plan.regions}
    hub = event.hub
    made.hubs[hub.key] = actions.open_hub(
        name=hub.name,
        phase=made.phases[hub.phase],
        charity_number=hub.charity_number,
        region=regions[hub.region_key],
        by=made.actor(event.by),
    )


def grant_made(made: Made, event: e.GrantMade) -> None:
    grant = event.grant
    made.grants[grant.key] = actions.add_grant(
        funder=made.funders[grant.funder_key],
        hub=made.hubs[grant.hub_key] if grant.hub_key else None,
        amount=Decimal(grant.amount),
        start=grant.starts_on,
        end=grant.ends_on,
        reporting_months=REPORTING_MONTHS[grant.reporting],
        by=made.actor(event.by),
    )


def post_created(made: Made, event: e.PostCreated) -> None:
    post = event.post
    made.posts[post.key] = actions.create_post(
        hub=made.hubs[post.hub_key],
        title=post.title,
        fte=Decimal(str(post.fte)),
        caseload_min=post.caseload_min,
        caseload_cap=post.caseload_max,
        expected_a_year=post.expected_per_year,
        by=made.actor(event.by),
    )


def appointment_made(made: Made, event: e.AppointmentMade) -> None:
    appointment = event.appointment
    made.appointments[appointment.key] = actions.appoint(
        post=made.posts[appointment.post_key],
        worker=made.accounts[appointment.person_key],
        start=appointment.starts_on,
        by=made.actor(event.by),
    )


def notice_given(made: Made, event: e.NoticeGiven) -> None:
    """Known, and not yet an end: the appointment is given its last day here, so that a successor can be appointed."""
    appointment = event.appointment
    assert appointment.last_day is not None
    made.appointments[appointment.key] = actions.end_appointment(
        appointment=made.appointments[appointment.key], end=appointment.last_day, by=made.actor(event.by)
    )


def appointment_ended(made: Made, event: e.AppointmentEnded) -> None:
    """The hand-overs are done, so the leaver's role ends, and with it the account."""
    for membership in made.memberships[event.appointment.person_key]:
        actions.end_membership(membership=membership, by=made.operator)
    made.roles_changed(event.appointment.person_key)


def placement_made(made: Made, event: e.PlacementMade) -> None:
    placement = event.placement
    made.placements[placement.key] = actions.place_post(
        post=made.posts[placement.post_key],
        area=made.areas[placement.area_code],
        host=made.hosts[placement.host_key] if placement.host_key else None,
        setting=made.settings[placement.setting],
        start=placement.starts_on,
        days_a_week=Decimal(str(placement.days_a_week)),
        relation=placement.reach,
        hub_known_there=placement.known_there_before,
        joint_investigations_before=placement.joint_work_before,
        sponsor=placement.sponsor,
        by=made.actor(event.by),
    )


def placement_ended(made: Made, event: e.PlacementEnded) -> None:
    placement = event.placement
    assert placement.last_day is not None
    made.placements[placement.key] = actions.end_placement(
        placement=made.placements[placement.key], end=placement.last_day, by=made.actor(event.by)
    )
