"""Who stands around an area, written down."""

from typing import TYPE_CHECKING, Any

from django import forms

from spokework.casework.forms.choices import LongSelect, one_of
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.practice import codes
from spokework.practice.actions.agreeing import FURTHEST_REMINDER, REMIND_DAYS
from spokework.practice.scales import QUESTIONS
from spokework.programme.forms.base import ChoosingForm
from spokework.programme.models import AgencyKind, HostAgency

from .base import text

if TYPE_CHECKING:
    _Agencies = forms.ModelMultipleChoiceField[HostAgency]
else:
    _Agencies = forms.ModelMultipleChoiceField

_ROLES = [("", "Choose one"), *codes.ProfessionalRole.choices]


class AgencyForm(SpokeForm):
    name = forms.CharField(max_length=120)
    kind = forms.ChoiceField(label="Kind of agency", choices=AgencyKind.choices)


class PartnerForm(ChoosingForm):
    agency: Any = forms.ModelChoiceField(queryset=None)
    role = forms.ChoiceField(label="What part it plays", choices=codes.PartnerRole.choices)
    start = DateField(label="Since")
    end = DateField(label="Until", required=False, help_text="Leave empty while it goes on")


class ChampionWords(SpokeForm):
    """What may change of a champion."""

    versioned = True

    name = forms.CharField(max_length=120, help_text="Who they are. Seen in your hub and nowhere else.")
    role = one_of("What they are", _ROLES)
    opened = text("Which doors they opened", rows=3)


class ChampionForm(ChoosingForm):
    agency: Any = forms.ModelChoiceField(queryset=None)
    name = forms.CharField(max_length=120, help_text="Who they are. Seen in your hub and nowhere else.")
    role = one_of("What they are", _ROLES)
    opened = text("Which doors they opened", rows=3)
    start = DateField(label="Since")
    end = DateField(label="Until", required=False, help_text="Leave empty while it goes on")


class AgreementForm(ChoosingForm):
    title = forms.CharField(label="What it is called", max_length=120)
    agencies: Any = _Agencies(
        queryset=None, label="Agencies that signed it with your hub", widget=forms.CheckboxSelectMultiple
    )
    covers = text("What may be shared, and by whom", required=True)
    signed = DateField(label="Signed on", latest=clock.today)
    expires = DateField(label="Expires on", help_text="The last day on which it holds")
    remind_days = forms.IntegerField(
        label="Remind the hub’s managers",
        min_value=1,
        max_value=FURTHEST_REMINDER,
        initial=REMIND_DAYS,
        help_text="Days before it expires",
    )


class AgreementCorrection(AgreementForm):
    versioned = True


class RatingWords(SpokeForm):
    rating = forms.TypedChoiceField(
        label="How far leaders backed the work", coerce=int, choices=QUESTIONS[codes.Scale.STRATEGIC_SUPPORT].choices()
    )
    evidence = text("What shows it", required=True, help_text="A minute, a decision, who came. Name no young person.")


class RatingForm(RatingWords):
    field_order = ("quarter", "rating", "evidence")

    quarter = forms.TypedChoiceField(label="Quarter", coerce=int, widget=LongSelect)

    def __init__(self, *args: Any, quarters: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarter: Any = self.fields["quarter"]
        quarter.choices = quarters


class RatingChange(RatingWords):
    versioned = True
