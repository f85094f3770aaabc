"""Goals: setting, scoring, ending."""

from typing import Any

from django import forms

from spokework.casework import codes
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm

SCORES = [(str(score), str(score)) for score in range(11)]
HOW_NEAR = "0 is not at all, 10 is all the way"


class ScoreField(forms.TypedChoiceField):
    """0 to 10, all to be seen at once."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", HOW_NEAR)
        super().__init__(
            choices=SCORES,
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            **kwargs,
        )


class GoalForm(SpokeForm):
    words = forms.CharField(
        label="The goal",
        help_text="In the young person’s own words where they gave them",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    own_words = forms.BooleanField(label="These are the young person’s own words", required=False, initial=True)
    domain = forms.ChoiceField(label="What it is about", choices=codes.GoalDomain.choices)
    baseline = ScoreField(label="How near is it now?", required=False)
    target = ScoreField(label="How near would be enough?", initial="8")
    rated_by = forms.ChoiceField(label="Who gave the score", choices=codes.RatedBy.choices, initial=codes.RatedBy.BOTH)


class ScoreForm(SpokeForm):
    score = ScoreField(label="How near does it feel?")
    rated_by = forms.ChoiceField(label="Who gave the score", choices=codes.RatedBy.choices)
    day = DateField(label="Day", latest=clock.today)


class EndGoalForm(SpokeForm):
    achieved = forms.TypedChoiceField(
        label="Was it reached?",
        choices=[("yes", "Yes"), ("no", "No, it ends without")],
        coerce=lambda answer: answer == "yes",
    )
    day = DateField(label="Day", latest=clock.today)
