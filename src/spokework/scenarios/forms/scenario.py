from typing import Any

from django import forms
from django.db.models import QuerySet

from spokework.core.forms import SpokeForm
from spokework.programme.models import Hub


class CopyForm(SpokeForm):
    name = forms.CharField(
        label="Name of the copy", max_length=120, help_text="What will be different in it. Name no young person"
    )


class CopyTodayForm(SpokeForm):
    """A manager of several hubs says which; whoever plans for the programme is asked nothing more."""

    name = forms.CharField(
        label="Name of the scenario",
        max_length=120,
        help_text="What you wonder about, for example: one grant less. Name no young person",
    )
    hub: Any = forms.ModelChoiceField(queryset=None)
    months = forms.IntegerField(
        label="Months to look ahead",
        min_value=3,
        max_value=60,
        required=False,
        help_text="Left empty: until six months after the last grant ends, 36 at most",
    )

    def __init__(self, *args: Any, hubs: QuerySet[Hub] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["hub"]
        if hubs is None:
            del self.fields["hub"]
        else:
            field.queryset, field.empty_label = hubs, "Choose one"
