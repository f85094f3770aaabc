"""What somebody without an account is asked, by a one-time link."""

from django import forms

from spokework.core.forms import SpokeForm
from spokework.practice.codes import Rating

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
