from typing import TYPE_CHECKING, Any

from django import forms

from spokework.core.forms import DateField, SpokeForm
from spokework.programme.models import AgencyKind, HostAgency, Relation

from .base import ChoosingForm

if TYPE_CHECKING:
    _HostField = forms.ModelChoiceField[HostAgency]
else:
    _HostField = forms.ModelChoiceField


class HostChoice(_HostField):
    def label_from_instance(self, obj: HostAgency) -> str:
        return f"{obj.area}: {obj.name}"


class PlacementForm(ChoosingForm):
    area: Any = forms.ModelChoiceField(queryset=None)
    setting: Any = forms.ModelChoiceField(queryset=None, help_text="The kind of place the worker sits in")
    host: Any = HostChoice(
        queryset=None, label="Host agency", required=False, help_text="Who gives the worker a desk there"
    )
    start = DateField(label="First day")
    end = DateField(label="Last day", required=False, help_text="Leave empty if it is not known yet")
    days_a_week = forms.DecimalField(max_digits=2, decimal_places=1, min_value=0, max_value=7)
    relation = forms.ChoiceField(label="This area is", choices=Relation.choices)
    hub_known_there = forms.BooleanField(label="The hub was known there before", required=False)
    joint_investigations_before = forms.BooleanField(
        label="There were joint investigations there before", required=False
    )
    sponsor = forms.CharField(
        label="Who backs the placement there", max_length=120, required=False, help_text="Their role is enough"
    )


class HostAgencyForm(ChoosingForm):
    area: Any = forms.ModelChoiceField(queryset=None)
    name = forms.CharField(max_length=120)
    kind = forms.ChoiceField(label="Kind of agency", choices=AgencyKind.choices)


class EndForm(SpokeForm):
    end = DateField(label="Last day")
