"""A partnership review: who is asked, and the six scales."""

from typing import Any

from django import forms

from spokework.casework.forms.sections import in_sections
from spokework.core.forms import DateField, SpokeForm
from spokework.core.forms.messages import give_messages
from spokework.practice.actions import Professional
from spokework.practice.codes import Scale
from spokework.practice.scales import QUESTIONS
from spokework.programme.forms.base import ChoosingForm

from .base import text

ROWS = 6


def scale(of: Scale) -> forms.TypedChoiceField:
    question = QUESTIONS[of]
    return forms.TypedChoiceField(label=question.asks, coerce=int, choices=question.choices())


class ScalesForm(SpokeForm):
    visibility = scale(Scale.VISIBILITY)
    information_sharing = scale(Scale.INFORMATION_SHARING)
    shared_norms = scale(Scale.SHARED_NORMS)
    independence = scale(Scale.INDEPENDENCE)
    ability_to_challenge = scale(Scale.ABILITY_TO_CHALLENGE)
    strategic_support = scale(Scale.STRATEGIC_SUPPORT)
    comment = text("Is there anything to add?", help_text="Name no young person.")

    def answers(self) -> dict[str, Any]:
        """As the actions take them."""
        given = self.cleaned_data
        return {"scales": {scale.value: given[scale.value] for scale in Scale}, "comment": given["comment"]}


class AskForm(ChoosingForm):
    name = forms.CharField(label="Name", max_length=120)
    agency: Any = forms.ModelChoiceField(queryset=None)


class StartReviewForm(SpokeForm):
    closes_on = DateField(label="Answers are taken until", help_text="Three weeks is usual, two months the most")

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: list[str] = []
        for row in range(1, ROWS + 1):
            self.fields[f"name_{row}"] = forms.CharField(
                label=f"Local professional {row}", max_length=120, required=False
            )
            self.fields[f"agency_{row}"] = forms.ModelChoiceField(
                queryset=agencies, label=f"Agency of local professional {row}", required=False, empty_label="Choose one"
            )
            rows += [f"name_{row}", f"agency_{row}"]
        for name in rows:
            give_messages(self.fields[name])
        # Added last, and so not called optional one by one: their heading says it once.
        in_sections(self, ("When", ["closes_on"]), ("Local professionals, as many as you name now", rows))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        asked = set()
        for row in range(1, ROWS + 1):
            name, agency = given.get(f"name_{row}", ""), given.get(f"agency_{row}")
            if name and agency is None:
                self.add_error(f"agency_{row}", "Choose the agency this person works for")
            elif agency is not None and not name:
                self.add_error(f"name_{row}", "Fill in who is asked there, or choose no agency")
            elif name and (name.casefold(), agency) in asked:
                self.add_error(f"name_{row}", "This person is named above. Name somebody else, or leave it empty")
            asked.add((name.casefold(), agency))
        return given

    def professionals(self) -> list[Professional]:
        rows = [(self.cleaned_data[f"name_{row}"], self.cleaned_data[f"agency_{row}"]) for row in range(1, ROWS + 1)]
        return [Professional(name, agency) for name, agency in rows if name]
