"""A section of the report."""

from spokework.core.forms import SpokeForm

from .base import text


class SectionForm(SpokeForm):
    versioned = True

    words = text(
        "Words",
        rows=14,
        required=True,
        longest=20_000,
        help_text="A paragraph a line. No names of people who took part; quotes come from lessons.",
    )
