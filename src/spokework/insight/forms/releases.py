from collections.abc import Sequence
from typing import Any

from django import forms

from spokework.core.forms import SpokeForm

PROFILES = (
    ("round5", "Rounded to 5, small counts withheld: for publication"),
    ("dfe", "Exact totals: for a return to one reader. It hardly ever withstands the check"),
)


class MakeForm(SpokeForm):
    quarter = forms.ChoiceField()
    profile = forms.ChoiceField(label="Rule", choices=PROFILES, initial="round5")
    reason = forms.CharField(
        label="Why there is another version",
        help_text="Only where the quarter has been published before; it is published too.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=600,
        required=False,
    )

    def __init__(self, *args: Any, quarters: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["quarter"]
        field.choices = [(each, each) for each in quarters]


class MakeAgainForm(SpokeForm):
    profile = forms.ChoiceField(label="Rule", choices=PROFILES)


class MessageForm(SpokeForm):
    indicator = forms.ChoiceField(label="Figure it stands beside")
    words = forms.CharField(
        label="What it says, in plain words",
        help_text="It is published with the figure. Never write about one young person.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
    )

    def __init__(self, *args: Any, indicators: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.choices = list(indicators)
