from typing import Any

from django import forms

from spokework.core.forms import DateField, SpokeForm

from .base import ChoosingForm


class PostForm(SpokeForm):
    versioned = True

    title = forms.CharField(max_length=120)
    fte = forms.DecimalField(
        label="Share of full time", max_digits=3, decimal_places=2, help_text="1 is full time, 0.6 three days a week"
    )
    caseload_min = forms.IntegerField(label="Fewest young people at a time", min_value=0, max_value=200)
    caseload_cap = forms.IntegerField(
        label="Most young people at a time", min_value=1, max_value=200, help_text="For a full-time post"
    )
    expected_a_year = forms.IntegerField(label="Young people expected in a year", min_value=0, max_value=1000)


class CreatePostForm(PostForm):
    versioned = False


class AppointForm(ChoosingForm):
    worker: Any = forms.ModelChoiceField(queryset=None, label="Who")
    start = DateField(label="First day")
    end = DateField(label="Last day", required=False, help_text="Leave empty if it is not known yet")
