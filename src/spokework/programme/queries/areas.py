from datetime import date

from django.db.models import QuerySet

from spokework.access.decide import Actor
from spokework.programme.models import Area, Funder, Grant, HostAgency, Hub, Phase, Placement, Setting, running_on


def areas(actor: Actor) -> QuerySet[Area]:
    found: QuerySet[Area] = Area.objects.visible_to(actor)
    return found


def hosts(actor: Actor) -> QuerySet[HostAgency]:
    found: QuerySet[HostAgency] = (
        HostAgency.objects.visible_to(actor).select_related("area").order_by("area__name", "name")
    )
    return found


def settings(actor: Actor) -> QuerySet[Setting]:
    found: QuerySet[Setting] = Setting.objects.visible_to(actor)
    return found


def phases(actor: Actor) -> QuerySet[Phase]:
    found: QuerySet[Phase] = Phase.objects.visible_to(actor)
    return found


def funders(actor: Actor) -> QuerySet[Funder]:
    found: QuerySet[Funder] = Funder.objects.visible_to(actor)
    return found


def grants(actor: Actor) -> QuerySet[Grant]:
    found: QuerySet[Grant] = (
        Grant.objects.visible_to(actor).select_related("funder", "hub").order_by("end", "hub__name", "funder__name")
    )
    return found


def placed_on(actor: Actor, day: date) -> QuerySet[Placement]:
    """By area, then hub."""
    found: QuerySet[Placement] = (
        Placement.objects.visible_to(actor)
        .filter(running_on(day))
        .select_related("area", "hub")
        .order_by("area__name", "hub__name", "pk")
    )
    return found


def hubs_by_name(actor: Actor) -> QuerySet[Hub]:
    found: QuerySet[Hub] = Hub.objects.visible_to(actor).order_by("name")
    return found
