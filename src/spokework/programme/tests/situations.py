"""Situations to test in, made through the actions. Later packages' tests stand on them too."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from spokework.access.decide import Actor, operator
from spokework.access.roles import ROLES, Role
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.programme import actions
from spokework.programme.actions import AreaFacts
from spokework.programme.memberships import actor_for
from spokework.programme.models import (
    Appointment,
    Area,
    Funder,
    Grant,
    HostAgency,
    Hub,
    Membership,
    Phase,
    Placement,
    Post,
    Programme,
    Setting,
)
from spokework.programme.populations import AreaPeople

AT_THE_MACHINE = operator("tests")
BEGINNING = date(2014, 1, 1)
_number = count(1)


def the_programme() -> Programme:
    """The one there is, made when first needed."""
    return Programme.objects.unscoped("tests").first() or actions.create_programme(
        name="Open Water", start=BEGINNING, end=date(2099, 12, 31), budget=Decimal(8_000_000), by=AT_THE_MACHINE
    )


def a_phase(number: int = 1) -> Phase:
    programme = the_programme()
    return Phase.objects.unscoped("tests").filter(number=number).first() or actions.add_phase(
        programme=programme, number=number, start=BEGINNING, by=AT_THE_MACHINE
    )


def a_hub(name: str = "") -> Hub:
    return actions.open_hub(
        name=name or f"Harbour {next(_number)}", phase=a_phase(), region="Farrowmark", by=AT_THE_MACHINE
    )


def an_area(name: str = "", **facts: Any) -> Area:
    number = next(_number)
    return actions.add_area(
        facts=AreaFacts(code=f"X{number:08d}", name=name or f"Vale {number}", **facts), by=AT_THE_MACHINE
    )


def a_population(area: Area, **groups: dict[str, int]) -> None:
    """Of an area whose population is known; by sex, half and half, if nothing else is said."""
    half = (area.population_10_17 or 0) // 2
    people = AreaPeople(area.code, groups=groups or {"sex": {"F": half, "M": half}})
    actions.set_populations(populations=[people], by=AT_THE_MACHINE)


def a_host(area: Area | None = None, name: str = "", kind: str = "police") -> HostAgency:
    return actions.add_host_agency(
        area=area or an_area(), name=name or f"Agency {next(_number)}", kind=kind, by=AT_THE_MACHINE
    )


def a_setting(code: str = "police") -> Setting:
    the_programme()
    setting: Setting = Setting.objects.unscoped("tests").get(code=code)
    return setting


def a_person(name: str = "") -> Account:
    """Somebody with an account and no role."""
    number = next(_number)
    return accounts.create_account(
        email=f"person{number}@example.org", name=name or f"Person {number}", by=AT_THE_MACHINE
    )


def a_membership(account: Account, role: Role, hub: Hub | None = None, start: date = BEGINNING) -> Membership:
    return actions.grant_membership(account=account, role=role, hub=hub, start=start, by=AT_THE_MACHINE)


def a_member(role: Role, hub: Hub | None = None, name: str = "") -> Account:
    """Somebody who holds the role – in the hub, or in one made for them if the role needs one."""
    account = a_person(name)
    a_membership(account, role, hub or (a_hub() if ROLES[role].of_hub else None))
    return account


def a_worker(hub: Hub | None = None, name: str = "") -> Account:
    return a_member(Role.SPOKE_WORKER, hub, name)


def an_actor(role: Role, hub: Hub | None = None, name: str = "") -> Actor:
    return actor_for(a_member(role, hub, name))


def a_post(hub: Hub | None = None, **facts: Any) -> Post:
    return actions.create_post(hub=hub or a_hub(), by=AT_THE_MACHINE, **facts)


def an_appointment(
    post: Post | None = None, worker: Account | None = None, start: date = BEGINNING, end: date | None = None
) -> Appointment:
    post = post or a_post()
    return actions.appoint(post=post, worker=worker or a_worker(post.hub), start=start, end=end, by=AT_THE_MACHINE)


def a_placement(post: Post | None = None, area: Area | None = None, start: date = BEGINNING, **facts: Any) -> Placement:
    return actions.place_post(
        post=post or a_post(),
        area=area or an_area(),
        setting=facts.pop("setting", None) or a_setting(),
        start=start,
        by=AT_THE_MACHINE,
        **facts,
    )


def a_funder(name: str = "") -> Funder:
    return actions.add_funder(name=name or f"Fund {next(_number)}", by=AT_THE_MACHINE)


def a_grant(hub: Hub | None = None, **facts: Any) -> Grant:
    return actions.add_grant(
        funder=facts.pop("funder", None) or a_funder(),
        hub=hub,
        amount=facts.pop("amount", Decimal(100_000)),
        start=facts.pop("start", BEGINNING),
        end=facts.pop("end", clock.today().replace(month=12, day=31)),
        by=AT_THE_MACHINE,
        **facts,
    )
