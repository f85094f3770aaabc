"""A talk or a group, written down."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.practice import codes

from .base import REGISTER, DoneForm, at_once, how_many, names_field, one_of, text

_ASKED = (
    "hub", "audience", "attended", "topic", "venue", "agency", "area", "minutes", "day", "series", "new_series",
    "note", "names",
)  # fmt: skip


class SessionForm(DoneForm):
    field_order = _ASKED

    audience = at_once("Who came", codes.Audience.choices)
    attended = how_many("How many came")
    topic = one_of("What it was about", [("", "Choose one"), *codes.Topic.choices])
    venue = at_once("Where it was", codes.Venue.choices)
    series = one_of("Part of a series", (), required=False)
    new_series = forms.CharField(
        label="Or start a series", required=False, max_length=80, help_text="For example: Year 9 girls, spring"
    )
    note = text("Note", help_text="Name no young person here.")
    names = names_field(REGISTER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(each.pk), each.title) for each in self.offered.series]
        if offered:
            self._offer("series", [("", "None"), *offered])
        else:
            del self.fields["series"]

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        given["series"] = self.offered.series_named(given.get("series", ""))
        if "names" in given:
            given["names"] = given["names"].splitlines()
        return given

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("series") and cleaned.get("new_series", "").strip():
            self.add_error("new_series", "Choose a series or start one, not both.")
        return cleaned


class SessionCorrection(SessionForm):
    """The register has a page of its own."""

    versioned = True
    new_series = None  # type: ignore[assignment]  # how Django is told that a form leaves out a field
    names = None  # type: ignore[assignment]  # the same


class RegisterForm(SpokeForm):
    names = text("Names", rows=12, required=True, help_text="One name a line.")
