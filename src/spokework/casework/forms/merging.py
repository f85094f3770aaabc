"""Which record is the same young person's."""

from django import forms
from django.core.exceptions import ValidationError

from spokework.core.forms import SpokeForm
from spokework.core.ids import parse_reference


class OtherRecordForm(SpokeForm):
    other = forms.CharField(label="Reference of the other record", max_length=14, help_text="For example SW-7K3Q-H")

    def clean_other(self) -> str:
        reference = parse_reference(self.cleaned_data["other"])
        if reference is None:
            raise ValidationError("This is not a reference. Check each character.")
        return reference


class MergeForm(SpokeForm):
    """Nothing to fill in: the page above says what will happen."""
