from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from spokework.core.forms import SpokeForm

HOW_OFTEN = (("200", "200 times – quick"), ("500", "500 times"), ("2000", "2,000 times – surer means"))


class OutlookForm(SpokeForm):
    replications = forms.TypedChoiceField(
        label="How often to play the plan by chance",
        choices=HOW_OFTEN,
        coerce=int,
        initial="500",
        help_text="More makes the means surer. It does not make the range narrower: that is what chance does",
    )


class GrantEndForm(OutlookForm):
    grant = forms.ChoiceField(label="Which grant ends")
    month = forms.ChoiceField(label="At the end of which month")
    field_order = ("grant", "month", "replications")

    def __init__(
        self,
        *args: Any,
        grants: Sequence[tuple[str, str]] = (),
        months: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, there_are in (("grant", grants), ("month", months)):
            field: Any = self.fields[name]
            # However few there are: the base form, which saw none yet, would have drawn a list of buttons.
            field.widget = forms.Select()
            field.choices = [("", "Choose one"), *there_are]


class SideBySideForm(OutlookForm):
    other: Any = forms.ModelChoiceField(queryset=None, label="The scenario to set beside it", empty_label="Choose one")
    field_order = ("other", "replications")

    def __init__(self, *args: Any, others: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset = others


class PlacementForm(SpokeForm):
    more_posts = forms.IntegerField(label="How many posts more than today", min_value=0, max_value=100, initial=1)
    move_cost = forms.FloatField(
        label="For how many more young people a year one placement is given up",
        min_value=0,
        max_value=1000,
        initial=5,
        help_text="0: as if nobody worked anywhere yet. 1000: nobody moves",
    )
    furthest = forms.FloatField(
        label="How far from her hub a worker may be",
        min_value=0,
        max_value=100,
        initial=3,
        help_text="In steps on the schematic map, from the middle of where the hub works today",
    )
    hub_most = forms.IntegerField(label="Posts of one hub, at most", min_value=1, max_value=100, initial=6)
    hubs_an_area = forms.IntegerField(label="Hubs in one area, at most", min_value=1, max_value=20, initial=2)
