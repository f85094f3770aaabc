"""A worker at her desk with one young person: pages opened and forms sent as she would."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.casework.models import Case, YoungPerson

CANARY = "Zinniabelle"


@dataclass
class Work:
    """A worker at her desk with one young person, and something of everything in the record."""

    case: Case
    actor: Actor
    client: Client

    @property
    def young_person(self) -> YoungPerson:
        return self.case.young_person

    def address(self, name: str, number: int | None = None) -> str:
        numbered = {"number": number} if number else {}
        return reverse(f"casework:{name}", kwargs={"reference": self.young_person.reference} | numbered)

    def get(self, name: str, number: int | None = None) -> Any:
        return self.client.get(self.address(name, number))

    def post(self, name: str, data: dict[str, Any], number: int | None = None) -> Any:
        return self.client.post(self.address(name, number), data)


def suggested(form: Any) -> dict[str, Any]:
    """What a browser would send without anything typed."""
    sent: dict[str, Any] = {}
    for field in form:
        value = field.value()
        if isinstance(value, date):
            sent |= {
                f"{field.name}_day": value.day,
                f"{field.name}_month": value.month,
                f"{field.name}_year": value.year,
            }
        elif isinstance(value, bool):
            sent |= {field.name: "on"} if value else {}
        elif value is not None:
            sent[field.name] = value
    return sent
