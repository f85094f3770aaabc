"""A figure of a release to be kept, and verdicts that still hold."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm

from .base import one_of, text
from .theories import EvidenceForm

Choices = list[tuple[str, Any]]


class TakeFigureForm(SpokeForm):
    release = one_of("Of which release", ())
    figure = one_of("Which figure", (), help_text="Every group of it is kept, with n, denominator and what is missing.")

    def __init__(self, *args: Any, releases: Choices, figures: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("release", releases), ("figure", figures)):
            field: Any = self.fields[name]
            field.choices = choices


class FigureEvidenceForm(EvidenceForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site: Any = self.fields["site"]
        site.empty_label, site.help_text = "The whole programme", "Only where the figure speaks of that site alone"


class StillHoldForm(SpokeForm):
    verdicts = forms.MultipleChoiceField(
        label="Which verdicts still hold",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "What one of them speaks to has changed since this page was opened. Look, then choose"
        },
    )
    reason = text(
        "Why they still hold",
        rows=3,
        required=True,
        help_text="It becomes the reasoning of each new verdict; the earlier ones stay on record.",
    )

    def __init__(self, *args: Any, verdicts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verdicts"]
        field.choices = verdicts
