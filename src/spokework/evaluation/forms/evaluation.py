"""An evaluation, its team, its places and who took part."""

from typing import Any

from django import forms

from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.evaluation import codes
from spokework.evaluation.models import Attribute
from spokework.programme.forms.base import ChoosingForm

from .base import LongSelect, lines, one_of, text


class EvaluationForm(SpokeForm):
    title = forms.CharField(label="What it is called", max_length=120)
    questions = text("What it asks", required=True, help_text="One question a line")
    design = text("How it is studied", help_text="For example: realist, three rounds, eight sites")
    ethics = text("Ethics approval", rows=2, help_text="Which body, when, under which number")
    start = DateField(label="Since")


class EvaluationChange(EvaluationForm):
    versioned = True


class MemberForm(SpokeForm):
    account = one_of("Who", ())
    role = forms.ChoiceField(label="What they do", choices=codes.TeamRole.choices)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account"]
        field.choices = [("", "Choose one"), *people]


class AttributeForm(SpokeForm):
    name = forms.CharField(label="What is known of each site", max_length=60, help_text="For example: Setting")
    kind = forms.ChoiceField(label="What it is", choices=codes.AttributeKind.choices)
    choices = text("The list", help_text="Where it is one of a list: one answer a line")

    def clean_choices(self) -> list[str]:
        return lines(self.cleaned_data["choices"])


class SiteForm(ChoosingForm):
    name = forms.CharField(
        label="What it is called here", max_length=80, help_text="In reports too: a letter, or a name of your own"
    )
    area: Any = forms.ModelChoiceField(
        queryset=None, required=False, help_text="Where the site is an area. Leave empty where it is something else."
    )
    hub: Any = forms.ModelChoiceField(queryset=None, required=False, help_text="Where the site is a hub")

    def __init__(self, *args: Any, attributes: list[Attribute], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attributes = attributes
        for attribute in attributes:
            name = f"attribute_{attribute.number}"
            self.fields[name] = _field_of(attribute)
            self._prepare(name, self.fields[name])

    def facts(self) -> dict[str, Any]:
        given = {str(each.number): self.cleaned_data.get(f"attribute_{each.number}") for each in self.attributes}
        return {name: self.cleaned_data[name] for name in ("name", "area", "hub")} | {"attributes": given}


class SiteChange(SiteForm):
    versioned = True


_YES_NO = [("yes", "Yes"), ("no", "No")]


def _field_of(attribute: Attribute) -> forms.Field:
    said: dict[str, Any] = {"label": attribute.name, "required": False}
    if attribute.kind == codes.AttributeKind.CHOICE:
        return forms.ChoiceField(choices=[("", ""), *((each, each) for each in attribute.choices)], **said)
    if attribute.kind == codes.AttributeKind.YES_NO:
        return forms.ChoiceField(choices=[("", ""), *_YES_NO], **said)
    if attribute.kind == codes.AttributeKind.NUMBER:
        return forms.IntegerField(min_value=-(10**9), max_value=10**9, **said)
    return forms.CharField(max_length=120, **said)


_ANSWERS = [choice for choice in codes.ResearchConsent.choices if choice[0] != codes.ResearchConsent.WITHDRAWN]


class ConsentForm(SpokeForm):
    versioned = True

    consent = forms.ChoiceField(label="Consent to the research", choices=_ANSWERS)
    consent_on = DateField(label="Day of the answer", required=False, latest=clock.today)


class ParticipantForm(ChoosingForm):
    pseudonym = forms.CharField(max_length=60, help_text="Never a real name, and never a reference of a record")
    kind = forms.ChoiceField(label="What this is", choices=codes.ParticipantKind.choices)
    stakeholder = one_of("Who they are", [("", "Choose one"), *codes.Stakeholder.choices])
    site: Any = forms.ModelChoiceField(queryset=None, required=False, widget=LongSelect)
    consent = forms.ChoiceField(label="Consent to the research", choices=_ANSWERS)
    consent_on = DateField(label="Day of the answer", required=False, latest=clock.today)
