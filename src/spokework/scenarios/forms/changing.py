"""The controls of a scenario: one form for each thing in a plan."""

from collections.abc import Sequence
from typing import Any

from django import forms

from spokework.core.forms import DateField, SpokeForm


class ServiceForm(SpokeForm):
    versioned = True

    name = forms.CharField(label="Name of the scenario", max_length=120)
    months = forms.IntegerField(label="Months to look ahead", min_value=3, max_value=60)
    caseload_cap = forms.IntegerField(
        label="Young people at a time", min_value=1, max_value=60, help_text="For a full-time post"
    )
    mean_days = forms.FloatField(label="Length of support in days, on average", min_value=1, max_value=3660)
    leaving_rate_a_year = forms.FloatField(
        label="How often a worker leaves, a year",
        min_value=0,
        max_value=12,
        help_text="0.25: each stays four years on average. 0: nobody leaves",
    )
    days_to_recruit = forms.FloatField(label="Days a post is empty then, on average", min_value=1, max_value=3660)


class AreaForm(SpokeForm):
    versioned = True

    referrals_a_year = forms.FloatField(label="Accepted referrals a year", min_value=0, max_value=100_000)
    waiting = forms.IntegerField(label="Waiting on the first day", min_value=0, max_value=10_000)


class GrantForm(SpokeForm):
    versioned = True

    end = DateField(label="Last day")
    wind_down_months = forms.IntegerField(
        label="Months before it in which no case begins",
        min_value=0,
        max_value=60,
        help_text="0: cases begin until the end",
    )
    handed_over = forms.IntegerField(
        label="Of a hundred who would have gone on, how many find another worker", min_value=0, max_value=100
    )


class PostForm(SpokeForm):
    versioned = True

    area = forms.ChoiceField(label="Area")
    fte = forms.FloatField(
        label="Share of full time", min_value=0.05, max_value=2, help_text="1 is full time, 0.6 three days a week"
    )
    start = DateField(label="First day it is funded")
    days_to_recruit = forms.FloatField(
        label="Days until somebody is in it", min_value=0, max_value=3660, help_text="0 where somebody is in it already"
    )
    end = DateField(label="Last day, if it ends by itself", required=False)
    grant = forms.ChoiceField(label="Grant that pays for it", required=False)

    def __init__(self, *args: Any, areas: Sequence[str] = (), grants: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, there_are, none in (("area", areas, "Choose one"), ("grant", grants, "None: its money goes on")):
            field: Any = self.fields[name]
            # However few there are: the base form, which saw none yet, would have drawn a list of buttons.
            field.widget = forms.Select()
            field.choices = [("", none), *((each, each) for each in there_are)]

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        names = ("area", "fte", "start", "days_to_recruit", "end")
        return {name: said[name] for name in names} | {"grant": said["grant"] or None}


class AddPostForm(PostForm):
    name = forms.CharField(label="Name of the post", max_length=120, help_text="Where and what, not who")
    field_order = ("name", "area", "fte", "start", "days_to_recruit", "end", "grant")
