from typing import Any

from django import forms

from spokework.core.forms import DateField, SpokeForm

from .base import ChoosingForm


class ProgrammeForm(SpokeForm):
    name = forms.CharField(label="Name of the programme", max_length=120)
    start = DateField(label="First day")
    end = DateField(label="Last day")
    budget = forms.DecimalField(label="Budget in pounds", max_digits=14, decimal_places=2)


class PhaseForm(SpokeForm):
    number = forms.IntegerField(min_value=1, max_value=99)
    name = forms.CharField(max_length=80, required=False)
    start = DateField(label="First day")


class FunderForm(SpokeForm):
    name = forms.CharField(label="Name of the funder", max_length=120)


class GrantForm(ChoosingForm):
    funder: Any = forms.ModelChoiceField(queryset=None)
    hub: Any = forms.ModelChoiceField(
        queryset=None, required=False, help_text="None: the grant is for the programme as a whole"
    )
    amount = forms.DecimalField(label="Amount in pounds", max_digits=14, decimal_places=2)
    start = DateField(label="First day")
    end = DateField(label="Last day")
    reporting_months = forms.IntegerField(label="Months between two reports", min_value=1, max_value=36)


class OpenHubForm(ChoosingForm):
    name = forms.CharField(label="Name of the hub", max_length=120)
    phase: Any = forms.ModelChoiceField(queryset=None)
    charity_number = forms.CharField(max_length=20, required=False)
    region = forms.CharField(max_length=80, required=False)
