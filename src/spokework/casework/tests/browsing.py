"""A browser with somebody signed in, for the tests of casework's pages."""

from typing import Any

from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def page(client: Client, name: str, data: Any = None, **kwargs: Any) -> Any:
    return client.get(reverse(f"casework:{name}", kwargs=kwargs or None), data)


def send(client: Client, name: str, data: Any, **kwargs: Any) -> Any:
    return client.post(reverse(f"casework:{name}", kwargs=kwargs or None), data)
