"""The programme, its phases and its money."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.audit.record import record
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.programme.checks import a_name, in_order, some_money
from spokework.programme.models import Funder, Grant, Hub, Phase, Programme, Setting

from .settings_list import seed_settings


@transaction.atomic
def create_programme(*, name: str, start: date, end: date, budget: Decimal, by: Actor) -> Programme:
    require(by, P.MANAGE_PROGRAMME)
    name = a_name(name)
    in_order(start, end)
    some_money(budget, field="budget")
    if Programme.objects.unscoped("there may be only one").exists():
        raise Refused("This installation already runs a programme. A second one needs an installation of its own.")
    programme: Programme = Programme.objects.create(name=name, start=start, end=end, budget=budget)
    seed_settings()
    record("created programme", by=by, hub_id=None, about=programme, fields=["name", "start", "end", "budget"])
    return programme


@transaction.atomic
def add_phase(*, programme: Programme, number: int, name: str = "", start: date, by: Actor) -> Phase:
    require(by, P.MANAGE_PROGRAMME)
    if number < 1:
        raise Refused("Number the phases from 1.", field="number")
    if Phase.objects.unscoped("numbers are used once").filter(programme=programme, number=number).exists():
        raise Refused(f"There is a phase {number} already. Choose another number.", field="number")
    if not programme.start <= start <= programme.end:
        raise Refused(
            f"The programme runs from {long_date(programme.start)} to {long_date(programme.end)}. "
            "Choose a day within it.",
            field="start",
        )
    phase: Phase = Phase.objects.create(
        programme=programme, number=number, name=" ".join(name.split()) or f"Phase {number}", start=start
    )
    record("added phase", by=by, hub_id=None, about=phase, fields=["number", "name", "start"])
    return phase


@transaction.atomic
def add_funder(*, name: str, by: Actor) -> Funder:
    require(by, P.MANAGE_PROGRAMME)
    name = a_name(name)
    if Funder.objects.unscoped("names are used once").filter(name__iexact=name).exists():
        raise Refused(f"{name} is a funder of this programme already.", field="name")
    funder: Funder = Funder.objects.create(name=name)
    record("added funder", by=by, hub_id=None, about=funder, fields=["name"])
    return funder


@transaction.atomic
def add_grant(
    *,
    funder: Funder,
    amount: Decimal,
    start: date,
    end: date,
    by: Actor,
    hub: Hub | None = None,
    reporting_months: int = 3,
) -> Grant:
    require(by, P.MANAGE_PROGRAMME)
    some_money(amount, field="amount")
    in_order(start, end)
    if not 1 <= reporting_months <= 36:
        raise Refused("Enter how many months lie between two reports, from 1 to 36.", field="reporting_months")
    grant: Grant = Grant.objects.create(
        funder=funder, hub=hub, amount=amount, start=start, end=end, reporting_months=reporting_months
    )
    record(
        "added grant",
        by=by,
        hub_id=hub.pk if hub else None,
        about=grant,
        fields=["funder", "hub", "amount", "start", "end", "reporting_months"],
    )
    return grant


@transaction.atomic
def open_hub(*, name: str, phase: Phase, by: Actor, slug: str = "", charity_number: str = "", region: str = "") -> Hub:
    require(by, P.MANAGE_PROGRAMME)
    name = a_name(name)
    slug = slugify(slug or name)
    if not slug:
        raise Refused(
            "The name needs at least one letter or figure, so that the hub can have an address.", field="name"
        )
    hubs = Hub.objects.unscoped("names and addresses are used once")
    if hubs.filter(name__iexact=name).exists() or hubs.filter(slug=slug).exists():
        raise Refused(f"There is a hub called {name} already, or one whose address reads the same.", field="name")
    hub: Hub = Hub.objects.create(
        name=name, slug=slug, charity_number=charity_number.strip(), region=" ".join(region.split()), phase=phase
    )
    record("opened hub", by=by, hub_id=hub.pk, about=hub, fields=["name", "charity_number", "region", "phase"])
    return hub


@transaction.atomic
def add_setting(*, name: str, by: Actor, code: str = "") -> Setting:
    require(by, P.MANAGE_PROGRAMME)
    name = a_name(name)
    code = slugify(code or name).replace("-", "_")
    settings = Setting.objects.unscoped("codes and names are used once")
    if settings.filter(code=code).exists() or settings.filter(name__iexact=name).exists():
        raise Refused(f"{name} is in the list of settings already.", field="name")
    setting: Setting = Setting.objects.create(code=code, name=name)
    record("added setting", by=by, hub_id=None, about=setting, fields=["code", "name"])
    return setting
