"""Choices that many forms share."""

from collections.abc import Iterable
from typing import Any

from django import forms

from spokework.casework.queries.places import Places


class LongSelect(forms.Select):
    """Always a list to open, however few answers it holds today."""


class YesNo(forms.TypedChoiceField):
    """Yes, no, or not known: None."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            choices=[("yes", "Yes"), ("no", "No")],
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )


def area_choices(places: Places) -> list[Any]:
    groups: list[Any] = [("", "Choose one")]
    for title, areas in (("Where this hub has a spoke", places.own), ("Elsewhere", places.other)):
        if areas:
            groups.append((title, [(area.code, area.name) for area in areas]))
    return groups


def agency_choices(places: Places) -> list[tuple[str, str]]:
    return [
        ("", "None of these, or not known"),
        *((str(agency.pk), f"{agency.name}, {agency.area}") for agency in places.agencies),
    ]


def one_of(label: str, choices: Iterable[Any], *, required: bool = True, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=LongSelect, **kwargs)
