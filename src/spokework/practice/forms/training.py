"""Training, written down; and how sure each trainee felt, from paper."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div
from django import forms

from spokework.casework.forms.sections import in_sections
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.practice import codes
from spokework.practice.actions.checks import roles_of

from .base import REGISTER, DoneForm, how_many, names_field, one_of, text

ROLE = "role_"
_FIRST = ("hub", "attended", "topic", "agency", "area", "minutes", "day")


class TrainingForm(DoneForm):
    """What can wait until there are two hands free stands below."""

    field_order = _FIRST

    attended = how_many("How many came")
    topic = one_of("What it was about", [("", "Choose one"), *codes.Topic.choices])
    note = text("Note")
    names = names_field(REGISTER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = {f"{ROLE}{code}": how_many(label, required=False) for code, label in codes.ProfessionalRole.choices}
        # Added last, and so not called optional one by one: their heading says it once.
        self.fields |= roles
        last = [name for name in ("note", "names") if name in self.fields]
        first = [name for name in _FIRST if name in self.fields]
        together: list[Any] = [Div(*roles, css_class="counts")]
        in_sections(self, ("The training", first), ("Who they were, as far as you know", together), ("Notes", last))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        filled = [name for name in self.fields if name.startswith(ROLE) and cleaned.get(name)]
        if filled and cleaned.get("attended"):
            try:
                roles_of(self._roles(cleaned), cleaned["attended"])
            except Refused as refused:
                self.add_error(filled[0], refused.message)
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = {name: value for name, value in super().facts().items() if not name.startswith(ROLE)}
        given["roles"] = self._roles(self.cleaned_data)
        if "names" in given:
            given["names"] = given["names"].splitlines()
        return given

    @staticmethod
    def _roles(cleaned: Mapping[str, Any]) -> dict[str, int]:
        return {name.removeprefix(ROLE): value for name, value in cleaned.items() if name.startswith(ROLE) and value}


class TrainingCorrection(TrainingForm):
    """The register has a page of its own."""

    versioned = True
    names = None  # type: ignore[assignment]  # how Django is told that a form leaves out a field


_SURE = [("1", "1, not at all sure"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5, very sure")]


def sure(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=_SURE, coerce=int, empty_value=None, required=False)


class ConfidenceForm(SpokeForm):
    """One sheet of paper: one trainee, as many moments as were asked."""

    trainee = how_many("Trainee's number", help_text="As on the paper. Numbers keep the sheets of one person together.")
    before = sure(codes.Moment.BEFORE.label)
    after = sure(codes.Moment.AFTER.label)
    six_months = sure(codes.Moment.SIX_MONTHS.label)

    def __init__(self, *args: Any, six_months_too: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not six_months_too:
            del self.fields["six_months"]

    def scores(self) -> dict[str, int]:
        given = {moment: self.cleaned_data.get(moment.value) for moment in codes.Moment}
        return {moment.value: score for moment, score in given.items() if score}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.scores():
            self.add_error("before", "Enter at least one score.")
        return cleaned
