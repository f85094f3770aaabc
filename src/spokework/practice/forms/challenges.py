"""A challenge, its steps and what came of it, written down."""

from django import forms

from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.practice import codes

from .base import DoneForm, at_once, one_of, text


class ChallengeForm(DoneForm):
    field_order = ("hub", "about", "issue", "agency", "means", "with_whom", "case", "area", "minutes", "day")

    about = at_once("What it was about", codes.ChallengeIssue.choices)
    issue = text(
        "What you challenged",
        required=True,
        help_text="In a sentence. Name no young person unless you choose one below.",
    )
    agency = one_of("Which agency", ())
    means = at_once("How", codes.ChallengeMeans.choices)
    with_whom = forms.CharField(label="With whom", required=False, max_length=200, help_text="Name and role")


class ChallengeCorrection(ChallengeForm):
    versioned = True


UNLESS_LINKED = "Name no young person, unless this is linked to their record."


class StepForm(SpokeForm):
    versioned = True

    day = DateField(label="Day", latest=clock.today)
    means = at_once("How you took it further", codes.ChallengeMeans.choices)
    note = text("To whom, and what you said", help_text=UNLESS_LINKED)


class ResolveForm(SpokeForm):
    versioned = True

    result = at_once("What came of it", codes.ChallengeResult.choices)
    response = text("What the agency did", required=True, rows=3, help_text=UNLESS_LINKED)
    changed = text("What changed for the young person", rows=3)
    day = DateField(label="Day", latest=clock.today)


class ReopenForm(SpokeForm):
    versioned = True
