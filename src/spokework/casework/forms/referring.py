"""Writing a referral down."""

from typing import Any, cast

from django import forms

from spokework.casework import codes
from spokework.casework.actions import Characteristics, Identity
from spokework.casework.levels import Level
from spokework.casework.queries.places import Places
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.programme.models import Hub

from .choices import agency_choices, area_choices, one_of
from .sections import in_sections

LONG = forms.Textarea
REFERRAL_FIELDS = ("received", "area", "source", "agency", "referrer", "reasons", "level", "child_aware", "consent")


class ReferAgainForm(SpokeForm):
    """A referral of a young person whom the hub knows."""

    received = DateField(label="When it came", latest=clock.today, initial=clock.today)
    area = one_of("Area", ())
    source = one_of("Who refers", [("", "Choose one"), *codes.Source.choices])
    agency = one_of("Agency we share a place with", (), required=False)
    referrer = forms.CharField(
        label="Name and role of the referrer, and how to reach them", required=False, max_length=400
    )
    reasons = forms.MultipleChoiceField(
        label="Why now", choices=codes.Reason.choices, help_text="Choose all that apply"
    )
    level = forms.ChoiceField(
        label="Risk as it looks from the referral",
        choices=Level.choices(),
        initial=Level.NOT_ASSESSED,
        help_text="A first impression. The assessment comes later.",
    )
    child_aware = forms.BooleanField(label="The young person knows about the referral", required=False)
    consent = forms.ChoiceField(
        label="Does the young person agree?", choices=codes.Consent.choices, initial=codes.Consent.NOT_YET
    )
    words = forms.CharField(label="What the referrer says", widget=LONG, required=False, help_text="In their own words")

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        self._offer("area", area_choices(places))
        self._offer("agency", agency_choices(places))
        in_sections(self, ("The referral", REFERRAL_FIELDS), ("What the referrer says", ["words"]))

    def _offer(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        given = {name: self.cleaned_data[name] for name in (*REFERRAL_FIELDS, "words")}
        return given | {"area": self.places.area(given["area"]), "agency": self.places.agency(given["agency"])}


WHO = (
    "given_name", "family_name", "preferred_name", "born", "sex", "gender", "ethnicity", "disability", "language",
    "care_status", "education", "phone", "email", "address", "safe_contact",
)  # fmt: skip


class ReferralForm(ReferAgainForm):
    """A referral of somebody whom the hub does not know yet."""

    # Errors are listed in this order, so it is the order on the page.
    field_order = ("hub", *WHO, *REFERRAL_FIELDS, "words")

    hub = one_of("Hub", ())
    given_name = forms.CharField(label="First name", max_length=80)
    family_name = forms.CharField(label="Family name", max_length=80, required=False)
    preferred_name = forms.CharField(label="What they like to be called", max_length=80, required=False)
    born = DateField(label="Date of birth", latest=clock.today, required=False)
    sex = forms.ChoiceField(label="Sex", choices=codes.Sex.choices, initial=codes.Sex.UNKNOWN)
    gender = forms.CharField(label="Gender, in their own words", max_length=80, required=False)
    ethnicity = one_of("Ethnicity", codes.Ethnicity.choices, initial=codes.Ethnicity.NOBT)
    disability = forms.MultipleChoiceField(label="Disability", choices=codes.Disability.choices, required=False)
    language = forms.CharField(label="First language", max_length=40, required=False)
    care_status = one_of("Care", codes.CareStatus.choices, initial=codes.CareStatus.UNKNOWN)
    education = one_of("Education", codes.Education.choices, initial=codes.Education.UNKNOWN)
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    address = forms.CharField(label="Address", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    safe_contact = forms.CharField(
        label="Safe contact",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="How and when they can be reached safely, and what to avoid. It stands on every page about them.",
    )

    def __init__(self, *args: Any, hubs: list[Hub], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("hub", [(hub.slug, hub.name) for hub in hubs])
        if len(hubs) == 1:
            self.fields["hub"].widget = forms.HiddenInput()
        self.fields["hub"].initial = hubs[0].slug if hubs else ""
        in_sections(
            self,
            ("Who", ("hub", *WHO)),
            ("The referral", REFERRAL_FIELDS),
            ("What the referrer says", ["words"]),
        )

    def identity(self) -> Identity:
        given = self.cleaned_data
        return Identity(
            given_name=given["given_name"],
            family_name=given["family_name"],
            born=given["born"],
            preferred_name=given["preferred_name"],
            address=given["address"],
            phone=given["phone"],
            email=given["email"],
            safe_contact=given["safe_contact"],
        )

    def characteristics(self) -> Characteristics:
        names = ("gender", "sex", "ethnicity", "disability", "language", "care_status", "education")
        return Characteristics(**{name: self.cleaned_data[name] for name in names})
