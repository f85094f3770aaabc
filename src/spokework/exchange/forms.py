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


class ImportPopulationsForm(SpokeForm):
    file = forms.FileField(
        label="Young people of 10 to 17 by group",
        help_text="CSV with the columns code, dimension (sex, ethnicity_group or disability), group and persons. "
        "The dimension all gives how many there are altogether.",
    )
