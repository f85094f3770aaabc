"""A round of blind coding, and what is decided after it."""

from typing import TYPE_CHECKING, Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.evaluation.models import Source
from spokework.programme.forms.base import ChoosingForm

from .base import text

if TYPE_CHECKING:
    _Many = forms.ModelMultipleChoiceField[Any]
else:
    _Many = forms.ModelMultipleChoiceField


class _Several(_Many):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, row: Any) -> str:
        """Of a source with what it is and where, as a list of hundreds is gone through by these."""
        if not isinstance(row, Source):
            return str(row)
        return f"{row} ({', '.join(str(each) for each in (row.get_kind_display(), row.site) if each)})"


def _several(label: str) -> Any:
    return _Several(queryset=None, label=label)


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
