"""A worker at her pages: where she is placed, whom she works with, and her browser."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework.models import Case
from spokework.casework.tests.desk import suggested
from spokework.programme.models import Appointment, Area, HostAgency
from spokework.programme.tests.situations import a_host, a_placement, an_area

from .situations import a_hub, a_spoke, acting, an_open_case

__all__ = ["Desk", "a_desk", "suggested"]


@dataclass
class Desk:
    spoke: Appointment
    area: Area
    host: HostAgency
    case: Case
    browser: Client

    @property
    def actor(self) -> Actor:
        return acting(self.spoke)

    def get(self, page: str, row: Any = None, **query: str) -> Any:
        return self.browser.get(address(page, row), query)

    def post(self, page: str, sent: dict[str, Any], row: Any = None) -> Any:
        return self.browser.post(address(page, row), sent)

    def form(self, page: str, row: Any = None) -> dict[str, Any]:
        """What is sent when nothing is typed."""
        return suggested(self.get(page, row).context["form"])


def address(page: str, row: Any = None) -> str:
    return reverse(f"practice:{page}", kwargs={"pk": row.pk} if row is not None else None)


def a_desk() -> Desk:
    """A spoke worker placed with an agency, with one case."""
    spoke = a_spoke(a_hub())
    area = an_area()
    host = a_host(area, name="Larkfield police")
    a_placement(spoke.post, area, host=host)
    return Desk(spoke, area, host, an_open_case(worker=spoke), browser_of(spoke))


def browser_of(spoke: Appointment) -> Client:
    return signed_in(Account.objects.get(pk=spoke.worker_id))
