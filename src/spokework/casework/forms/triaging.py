"""Deciding on a referral."""

from django import forms

from spokework.casework import codes
from spokework.casework.models import Referral
from spokework.core.forms import SpokeForm

from .choices import YesNo

_JUDGED = ("right_place", "right_time", "good_information")
_YES_NO = {True: "yes", False: "no", None: ""}


class StartForm(SpokeForm):
    """Nothing to fill in."""


class AskForm(SpokeForm):
    asked = forms.CharField(label="What you asked the referrer for", widget=forms.Textarea)


class AnswerForm(SpokeForm):
    words = forms.CharField(
        label="What the referrer answered",
        widget=forms.Textarea,
        required=False,
        help_text="Leave it empty if nothing came and you decide without it.",
    )


class _JudgedForm(SpokeForm):
    """How well the referral itself was made: over time this shows whether local practice changes."""

    right_place = YesNo("Did it come to the right place?")
    right_time = YesNo("Did it come early enough?")
    good_information = YesNo("Did it say what you needed to know?")

    def judgement(self) -> dict[str, bool | None]:
        return {name: self.cleaned_data[name] for name in _JUDGED}


class JudgeForm(_JudgedForm):
    versioned = True

    @staticmethod
    def shown(referral: Referral) -> dict[str, str]:
        return {name: _YES_NO[getattr(referral, name)] for name in _JUDGED}


class AcceptForm(_JudgedForm):
    note = forms.CharField(label="Why, and what the worker should know", widget=forms.Textarea, required=False)


class DeclineForm(_JudgedForm):
    reason = forms.ChoiceField(label="Why it is declined", choices=codes.DeclineReason.choices)
    note = forms.CharField(
        label="What you told the referrer",
        widget=forms.Textarea,
        required=False,
        help_text="And what they can do instead",
    )
    field_order = ("reason", "note", "right_place", "right_time", "good_information")


class SignpostForm(_JudgedForm):
    to = forms.CharField(label="Which service you signposted to", widget=forms.Textarea)
    field_order = ("to", "right_place", "right_time", "good_information")


class WithdrawForm(SpokeForm):
    reason = forms.CharField(label="Why no worker is needed any more", widget=forms.Textarea)
