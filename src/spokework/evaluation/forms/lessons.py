"""A lesson's plain words, what of a passage is quoted, and why a lesson is taken back."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.evaluation.actions import PlainWords

from .base import text

_NAMES = ("title", "what_works", "for_whom", "where", "why", "where_not")


class LessonForm(SpokeForm):
    title = forms.CharField(label="What it is called", max_length=120, help_text="What we have learned, in one line")
    what_works = text("What works", required=True, help_text="In words of every day: no “context”, no “mechanism”")
    for_whom = text("For whom", rows=3, required=True)
    where = text("Where", rows=3, required=True)
    why = text("Why", required=True)
    where_not = text(
        "Where it did not",
        required=True,
        help_text="And what it was that was missing there. If no such place was found, say how far you looked",
    )
    reason = text("Why there is another edition", rows=2, required=True, longest=300)

    def __init__(self, *args: Any, another: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not another:
            del self.fields["reason"]

    def words(self) -> PlainWords:
        return PlainWords(**{name: self.cleaned_data[name] for name in _NAMES})


class LessonChange(LessonForm):
    versioned = True


class QuoteForm(SpokeForm):
    words = text(
        "Words to quote",
        required=True,
        help_text="As they were said. Put what you leave out or replace in square brackets: [a colleague], […].",
    )


class TakeBackForm(SpokeForm):
    reason = text("Why", rows=2, required=True, longest=300)
