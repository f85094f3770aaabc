"""A round of blind coding, and what is decided after it."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.programme.forms.base import ChoosingForm

from .base import text


def _several(label: str) -> Any:
    return forms.ModelMultipleChoiceField(queryset=None, label=label, widget=forms.CheckboxSelectMultiple)


class RoundForm(ChoosingForm):
    title = forms.CharField(label="What the round is called", max_length=80)
    coders: Any = _several("Who codes")
    codes: Any = _several("With which codes")
    sources: Any = _several("Which sources")


class DecisionForm(SpokeForm):
    kept = forms.TypedChoiceField(
        label="What becomes of it",
        choices=[("yes", "It stays"), ("no", "It is taken off")],
        coerce=lambda answer: answer == "yes",
    )
    reason = text("Why", rows=3, required=True, longest=600)
