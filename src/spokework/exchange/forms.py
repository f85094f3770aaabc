from django import forms

from spokework.core.forms import SpokeForm


class ImportAreasForm(SpokeForm):
    file = forms.FileField(
        label="List of authorities",
        help_text="CSV or JSON as published, with columns such as LTLA21CD, LTLA21NM, UTLA21CD and UTLA21NM",
    )
    details = forms.FileField(
        label="Region, population and neighbours",
        required=False,
        help_text="A second file with the columns code, region, population_10_17 and neighbours",
    )
