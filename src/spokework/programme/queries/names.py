"""What hubs and areas are called, for whoever has their codes already."""

from uuid import UUID

from spokework.access.decide import Actor
from spokework.programme.models import Area, Hub

_WHY = "names beside codes that the reader has been given; neither names a person"


def hub_names() -> dict[str, str]:
    return dict(Hub.objects.unscoped(_WHY).values_list("slug", "name"))


def area_names() -> dict[str, str]:
    return dict(Area.objects.unscoped(_WHY).values_list("code", "name"))


def names_of(actor: Actor, hubs: frozenset[UUID]) -> dict[str, str]:
    """Slug and name of those of these hubs that the actor may see."""
    return dict(Hub.objects.visible_to(actor).filter(pk__in=hubs).values_list("slug", "name"))
