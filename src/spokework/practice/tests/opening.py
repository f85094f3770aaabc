"""Opening the pages of partnerships as somebody, and sending their forms."""

from datetime import date

from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import a_placement, a_post, an_area


def worked_in(hub: Hub) -> Area:
    """An area in which a post of the hub is placed today."""
    area = an_area()
    a_placement(a_post(hub), area)
    return area


def of(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def place(hub: Hub, area: Area, name: str = "partnership") -> str:
    return reverse(f"practice:{name}", kwargs={"slug": hub.slug, "code": area.code})


def page(client: Client, there: str) -> str:
    shown = client.get(there)
    assert shown.status_code == 200
    return str(shown.content.decode())


def three(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
