"""Who the young person is, as it should read from now on."""

from django import forms

from spokework.casework import codes
from spokework.casework.actions import Characteristics, Identity
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm

from .choices import one_of
from .sections import in_sections

NAMES = ("given_name", "family_name", "preferred_name", "born")
REACHING = ("safe_contact", "phone", "email", "address")
FIGURES = ("sex", "gender", "ethnicity", "disability", "language", "care_status", "education")


class DetailsForm(SpokeForm):
    versioned = True

    given_name = forms.CharField(label="First name", max_length=80)
    family_name = forms.CharField(label="Family name", max_length=80, required=False)
    preferred_name = forms.CharField(label="What they like to be called", max_length=80, required=False)
    born = DateField(label="Date of birth", latest=clock.today, required=False)
    safe_contact = forms.CharField(
        label="Safe contact",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="When, how and by whom they can be reached without harm. It stands at the top of every page.",
    )
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    address = forms.CharField(label="Address", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    sex = forms.ChoiceField(label="Sex", choices=codes.Sex.choices)
    gender = forms.CharField(label="Gender, in their own words", max_length=80, required=False)
    ethnicity = one_of("Ethnicity", codes.Ethnicity.choices)
    disability = forms.MultipleChoiceField(label="Disability", choices=codes.Disability.choices, required=False)
    language = forms.CharField(label="First language", max_length=40, required=False)
    care_status = one_of("Care", codes.CareStatus.choices)
    education = one_of("Education", codes.Education.choices)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's form takes them
        self.fields["disability"].widget = forms.CheckboxSelectMultiple(
            attrs={"class": "form-check-input"}, choices=codes.Disability.choices
        )
        in_sections(
            self,
            ("Name and age", NAMES),
            ("Reaching them safely", REACHING),
            ("About them", FIGURES),
        )

    def identity(self) -> Identity:
        return Identity(**{name: self.cleaned_data[name] for name in (*NAMES, *REACHING)})

    def characteristics(self) -> Characteristics:
        return Characteristics(**{name: self.cleaned_data[name] for name in FIGURES})
