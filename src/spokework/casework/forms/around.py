"""Adding somebody around the young person, and raising an alert."""

from django import forms

from spokework.casework import codes
from spokework.core.forms import SpokeForm


class PersonForm(SpokeForm):
    kind = forms.ChoiceField(label="Who this is", choices=codes.PersonKind.choices)
    name = forms.CharField(label="Name", max_length=120, help_text="Or what the young person calls them")
    relation = forms.CharField(
        label="Relation or role", required=False, max_length=120, help_text="For example aunt, or social worker"
    )
    agency = forms.CharField(label="Agency", required=False, max_length=120)
    reached_at = forms.CharField(label="How to reach them", required=False, max_length=200)
    trusted = forms.BooleanField(label="The young person says they trust them", required=False)


class AlertForm(SpokeForm):
    text = forms.CharField(
        label="What must anybody opening this record know first?",
        help_text="It stands at the top of every page about this young person until it is ended",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
    )
