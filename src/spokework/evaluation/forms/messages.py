"""A key message, the theories it rests on, and which evidence stands first."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm

from .base import text


class MessageForm(SpokeForm):
    words = text("The message", required=True, longest=600, help_text="One or two sentences for somebody who decides")
    theories = forms.MultipleChoiceField(
        label="Theories it rests on",
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Consolidated ones alone",
    )

    def __init__(self, *args: Any, theories: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["theories"]
        field.choices = theories


class MessageChange(MessageForm):
    versioned = True


class PinForm(SpokeForm):
    versioned = True

    evidence = forms.MultipleChoiceField(
        label="Evidence to stand first", choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, evidence: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evidence"]
        field.choices = evidence
