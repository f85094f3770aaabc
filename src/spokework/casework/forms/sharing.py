"""Writing down what was shared, and what was answered about support."""

from typing import Any, cast

from django import forms

from spokework.casework import codes
from spokework.casework.actions import Telling
from spokework.casework.queries.places import Places
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.programme.models import HostAgency
from spokework.programme.models.host import AgencyKind

from .choices import agency_choices, one_of
from .sections import in_sections

_WHO = ("day", "agency", "told_to", "channel")
_WHAT = ("items", "what", "purpose", "purpose_words")
_RIGHT = ("basis", "condition", "necessity")
_KNOWS = ("young_person_told", "not_told", "told_how")
_WORDS = ("told_to", "what", "purpose_words", "necessity", "told_how")


class SharingForm(SpokeForm):
    # Errors are listed in this order, so it is the order on the page.
    field_order = (*_WHO, "arose", *_WHAT, *_RIGHT, *_KNOWS)

    day = DateField(label="Day", latest=clock.today)
    agency = one_of("Agency", (), required=False)
    told_to = forms.CharField(
        label="Who was told", max_length=200, help_text="The person, or their role: designated safeguarding lead"
    )
    channel = forms.ChoiceField(label="How they were told", choices=codes.Channel.choices)
    arose = forms.ChoiceField(label="What it arose from", choices=codes.SharingArose.choices)
    items = forms.MultipleChoiceField(
        label="What was shared",
        choices=codes.SharedItem.choices,
        help_text="Choose all that apply",
        error_messages={"required": "Choose what was shared"},
    )
    what = forms.CharField(label="What exactly", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    purpose = one_of("What for", [("", "Choose one"), *codes.SharingPurpose.choices])
    purpose_words = forms.CharField(
        label="What for, in words",
        required=False,
        max_length=200,
        help_text="Needed where it is another purpose. The young person may read it",
    )
    basis = forms.ChoiceField(
        label="Lawful basis",
        choices=codes.LawfulBasis.choices,
        help_text="Consent to support is not consent to share. It stands apart, on the page before this one",
    )
    condition = one_of(
        "Condition for what is especially sensitive", [("", "Choose one"), *codes.SpecialCondition.choices]
    )
    necessity = forms.CharField(
        label="Why it was necessary",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="And why no less would have done",
    )
    young_person_told = forms.ChoiceField(
        label="Was the young person told?",
        choices=[("yes", "Yes"), ("no", "No")],
        error_messages={"required": "Say whether the young person was told"},
    )
    not_told = one_of("Why they were not told", [("", "Choose one"), *codes.NotTold.choices], required=False)
    told_how = forms.CharField(
        label="How they were told, or why not", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(
        self,
        *args: Any,
        places: Places,
        was: HostAgency | None = None,
        from_contact: bool = False,
        **kwargs: Any,
    ) -> None:
        """``was``: the agency on the record, which the hub may share no place with any more."""
        super().__init__(*args, **kwargs)
        known = [was] if was is not None and was not in places.agencies else []
        self.agencies = [agency for agency in (*places.agencies, *known) if self.is_offered(agency)]
        offered = Places(own=places.own, other=places.other, agencies=self.agencies)
        cast("forms.ChoiceField", self.fields["agency"]).choices = agency_choices(offered)
        self.fields["not_told"].label = "Why they were not told"  # needed whenever it is shown: not optional
        self.fields["told_how"].label = "How they were told, or why not"
        if from_contact:
            del self.fields["arose"]
        who = [name for name in (*_WHO, "arose") if name in self.fields]
        in_sections(
            self,
            ("Who was told", who),
            ("What, and what for", _WHAT),
            ("By what right", _RIGHT),
            ("Does the young person know?", _KNOWS),
        )

    def is_offered(self, agency: HostAgency) -> bool:  # a form of one kind of sharing offers fewer
        return True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("young_person_told") == "yes":  # not asked then, so what stood there is not saved
            data["not_told"] = ""
        if data.get("young_person_told") == "no":
            if not data.get("not_told"):
                self.add_error("not_told", "Choose why they were not told")
            if not (data.get("told_how") or "").strip():
                self.add_error("told_how", "Write why they were not told, in a sentence")
        return data

    def telling(self) -> Telling:
        given = self.cleaned_data
        plain = ("day", "told_to", "channel", "items", "purpose", "basis", "condition", "necessity", "not_told")
        return Telling(
            **{name: given[name] for name in (*plain, "what", "purpose_words", "told_how")},
            agency=next((each for each in self.agencies if str(each.pk) == given["agency"]), None),
            young_person_told=given["young_person_told"] == "yes",
            arose=given.get("arose", codes.SharingArose.CONTACT),
        )


class ChangeSharingForm(SharingForm):
    versioned = True


class IntelligenceForm(SharingForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_to"].help_text = "The team or officer, and the number of the form where there is one"

    def is_offered(self, agency: HostAgency) -> bool:
        return agency.kind == AgencyKind.POLICE


class ChangeIntelligenceForm(IntelligenceForm):
    versioned = True


class ConsentForm(SpokeForm):
    day = DateField(label="Day", latest=clock.today)
    decision = forms.ChoiceField(
        label="What was decided about support",
        choices=codes.ConsentDecision.choices,
        error_messages={"required": "Choose what was decided"},
    )
    decided_by = forms.ChoiceField(
        label="Who decided", choices=codes.ConsentBy.choices, required=False, widget=forms.RadioSelect
    )
    explained = forms.CharField(
        label="How support was explained, and what they said",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="Needed where consent is given",
    )
    gillick = forms.CharField(
        label="Why they could decide alone, if under 16",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="A Gillick record: what they understood of support, of the risks and of saying no, and how you know",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Needed whenever somebody was asked, so they are not called optional.
        self.fields["decided_by"].label = "Who decided"
        self.fields["gillick"].label = "Why they could decide alone, if under 16"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == codes.ConsentDecision.NOT_ASKED:  # not asked for then
            data["decided_by"] = ""
        return data
