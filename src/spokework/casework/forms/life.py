"""Pausing, closing, undoing and reopening."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from spokework.casework import codes
from spokework.casework.models import Assessment
from spokework.core.dates import long_date
from spokework.core.forms import SpokeForm

from .allocating import AllocateForm
from .choices import one_of
from .plan import ScoreField

NONE = "none"
WHY_NOT = "If there is no closing assessment, why not"
_TOLD = ("young_person_told", "told_how")


class PauseForm(SpokeForm):
    reason = forms.CharField(
        label="Why support pauses", widget=forms.Textarea, help_text="And when you expect to take it up again"
    )


class ResumeForm(SpokeForm):
    """A button."""


class UndoForm(SpokeForm):
    reason = forms.CharField(label="Why the closure was wrong", widget=forms.Textarea)
    over_cap_reason = forms.CharField(
        label="Why she should hold more than her room",
        widget=forms.Textarea,
        required=False,
        help_text="Only where the worker who held the case has no room left",
    )


class ReopenForm(AllocateForm):
    """Who works with the young person now."""


class CloseForm(SpokeForm):
    reason = one_of("Why the case closes", [("", "Choose one"), *codes.ClosureReason.choices])
    outcome = forms.CharField(
        label="What changed",
        widget=forms.Textarea,
        help_text="For the young person, as they would say it where you can",
    )
    assessment = forms.ChoiceField(label="Closing assessment", widget=forms.RadioSelect)
    not_assessed = one_of(
        WHY_NOT,
        [("", "There is one"), *codes.NotAssessed.choices],
        required=False,
    )
    onward_support = forms.CharField(
        label="Who supports the young person from now on", widget=forms.Textarea, required=False
    )
    young_person_told = forms.ChoiceField(
        label="Has the young person been told?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        help_text="Not asked where the young person died",
    )
    told_how = forms.CharField(label="How they were told, or why not", widget=forms.Textarea)
    feedback = forms.CharField(
        label="What the young person said about the support",
        widget=forms.Textarea,
        required=False,
        help_text="In their own words. Leave it empty if they were not asked or did not want to say",
    )
    feedback_score = ScoreField(
        label="How much it helped, by their own rating",
        required=False,
        help_text="0 is not at all, 10 is a great deal. Nobody else rates it for them",
    )

    def __init__(self, *args: Any, assessments: Sequence[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["not_assessed"].label = WHY_NOT  # one of its answers has to fit: it is not optional
        self.died = self.data.get(self.add_prefix("reason")) == codes.ClosureReason.DIED
        for name in _TOLD if self.died else ():
            self.fields[name].required = False
        self.assessments = assessments
        field = cast("forms.ChoiceField", self.fields["assessment"])
        field.choices = [*((str(row.number), _words(row)) for row in assessments), (NONE, "There is none")]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        there, why = data.get("assessment"), data.get("not_assessed")
        if there == NONE and not why:
            self.add_error("not_assessed", "Choose why the young person was not assessed at the end")
        if there and there != NONE and why:
            self.add_error("not_assessed", "There is a closing assessment, so leave this at “There is one”")
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        chosen = next((row for row in self.assessments if str(row.number) == data["assessment"]), None)
        plain = ("reason", "outcome", "not_assessed", "onward_support", "feedback", "feedback_score")
        # What was answered before the reason was changed to a death is not asked any more.
        told, how = (False, "") if self.died else (data["young_person_told"] == "yes", data["told_how"])
        asked = {"assessment": chosen, "young_person_told": told, "told_how": how}
        return {name: data[name] for name in plain} | asked


def _words(row: Assessment) -> str:
    return f"{long_date(row.day)}: {row.level.label}"
