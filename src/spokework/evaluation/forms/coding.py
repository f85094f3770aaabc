"""Codes, passages and memos, written down."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.evaluation import codes
from spokework.programme.forms.base import ChoosingForm

from .base import LongSelect, text


class CodeForm(ChoosingForm):
    name = forms.CharField(max_length=80)
    definition = text("What it means", help_text="When to use it, and when not: so that two coders mean the same by it")
    parent: Any = forms.ModelChoiceField(
        queryset=None, required=False, widget=LongSelect, label="Under which code", help_text="Leave empty for the top"
    )
    colour = forms.ChoiceField(choices=codes.Colour.choices, widget=LongSelect, initial=codes.Colour.TEAL)


class CodeChange(CodeForm):
    versioned = True


class MergeForm(ChoosingForm):
    into: Any = forms.ModelChoiceField(queryset=None, widget=LongSelect, label="Into which code")


class SplitForm(SpokeForm):
    name = forms.CharField(label="The new code", max_length=80)
    definition = text("What it means")
    codings = forms.MultipleChoiceField(
        label="Passages that go to it", choices=(), widget=forms.CheckboxSelectMultiple, required=True
    )

    def __init__(self, *args: Any, passages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["codings"]
        field.choices = passages


class PassageForm(ChoosingForm):
    """For whoever has no script: a line by its number, and the words as they stand in it."""

    code: Any = forms.ModelChoiceField(queryset=None, widget=LongSelect)
    first = forms.IntegerField(label="Line", min_value=1, max_value=10_000_000, help_text="Its number in the margin")
    last = forms.IntegerField(
        label="To line", min_value=1, max_value=10_000_000, required=False, help_text="Where it goes over several lines"
    )
    words = text("Words", rows=2, help_text="Exactly as they stand in the line. Leave empty for the whole line.")


class MemoForm(SpokeForm):
    words = text("Memo", rows=5, required=True, help_text="Sealed, and read by the team alone")

    def __init__(self, *args: Any, lasting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lasting:
            said = "Sealed, and read by the team alone. It stays when a source is withdrawn: quote nobody"
            self.fields["words"].help_text = said
