"""Looking beyond, reviewing that, keeping a record to named people, erasing it."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from spokework.accounts.models import Account
from spokework.casework.actions.erasing import REASONS
from spokework.casework.actions.reaching import SHORTEST_REASON
from spokework.core.forms import SpokeForm
from spokework.core.ids import parse_reference


class LookBeyondForm(SpokeForm):
    who = forms.CharField(
        label="Reference or full name",
        max_length=120,
        help_text="For example SW-7K3Q-V, or first and family name exactly as recorded",
    )
    reason = forms.CharField(
        label="Why you need this record now",
        widget=forms.Textarea,
        min_length=SHORTEST_REASON,
        help_text="The manager, the safeguarding lead and the data protection officer read this",
    )


class ReviewForm(SpokeForm):
    note = forms.CharField(
        label="What you make of it",
        widget=forms.Textarea,
        required=False,
        help_text="For example: right to look; spoke to her about it; reported",
    )


class RestrictForm(SpokeForm):
    versioned = True

    accounts = forms.MultipleChoiceField(
        label="Who else may see this record",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="You are always one of them",
    )

    def __init__(self, *args: Any, people: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        field = cast("forms.MultipleChoiceField", self.fields["accounts"])
        field.choices = [(str(person.pk), person.name) for person in people]

    def chosen(self) -> list[Account]:
        return [person for person in self.people if str(person.pk) in self.cleaned_data["accounts"]]


class LiftForm(SpokeForm):
    """A button."""


class FindForm(SpokeForm):
    """Leads to the page on which the record is erased."""

    reference = forms.CharField(label="Reference", max_length=12, help_text="For example SW-7K3Q-V")

    def clean_reference(self) -> str:
        reference = parse_reference(self.cleaned_data["reference"])
        if reference is None:
            raise forms.ValidationError("That is not a reference. One looks like SW-7K3Q-V; check each character")
        return reference


class EraseForm(FindForm):
    reason = forms.ChoiceField(label="Why it is erased", choices=list(REASONS.items()), widget=forms.RadioSelect)
    field_order = ("reason", "reference")

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.fields["reference"].label = "Type the reference to confirm"
        self.fields["reference"].help_text = ""

    def clean_reference(self) -> str:
        reference = super().clean_reference()
        if reference != self.expected:
            raise forms.ValidationError("That is another record's reference. Type the one this page is about")
        return reference
