"""What somebody without an account is asked, by a one-time link."""

from django import forms

from spokework.core.forms import SpokeForm
from spokework.practice.codes import Moment, Rating

from .base import text
from .reviews import ScalesForm

SURE = {Rating.ONE: "not sure at all", Rating.THREE: "fairly sure", Rating.FIVE: "very sure"}


class ReviewByLinkForm(ScalesForm):
    comment = text(
        "Is there anything to add?",
        help_text="The hub reads it without your name. Name nobody in it: no young person, no colleague, not yourself.",
    )


class ConfidenceForm(SpokeForm):
    score = forms.TypedChoiceField(
        label="How sure do you feel about what the training is about?",
        coerce=int,
        choices=[(r.value, f"{r} – {SURE[r]}" if r in SURE else str(r)) for r in Rating],
    )


class TraineeLinksForm(SpokeForm):
    """For whom links are made: trainees 1 to n, at one moment."""

    moment = forms.ChoiceField(label="When are they asked?", choices=Moment.choices)
    trainees = forms.IntegerField(
        label="How many trainees",
        min_value=1,
        help_text="Number 1 gets the first link. Give each person the same number every time they are asked.",
    )
