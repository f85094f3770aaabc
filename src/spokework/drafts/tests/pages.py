"""Two writing pages and a plain one, over records that live in a dictionary."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views import View

from spokework.access.rules import Located, Rule
from spokework.audit import looking
from spokework.core.errors import Refused, Stale
from spokework.core.forms import DateField, SpokeForm
from spokework.drafts.writing import WritingView

HUB = UUID(int=7)
MIA, TOM, FAR = "SW-7K3Q-2", "SW-2222-B", "SW-3333-C"


@dataclass
class Record:
    reference: str
    hub_id: UUID = HUB
    pk: UUID = field(default_factory=uuid4)
    version: int = 1
    note: str = "As it was"
    level: str = "low"


RECORDS: dict[str, Record] = {}
SENT: list[str] = []


def locate(rule: Rule, kwargs: dict[str, Any]) -> Located | None:
    record = RECORDS.get(kwargs[rule.key])
    return record and Located(pk=record.pk, hub_id=record.hub_id, young_person_id=record.pk)


class NoteForm(SpokeForm):
    versioned = True

    day = DateField(required=False)
    level = forms.ChoiceField(choices=[("low", "Lower"), ("high", "Higher")])
    note = forms.CharField(widget=forms.Textarea)
    code = forms.CharField(required=False)


class NoteView(WritingView):
    form_class = NoteForm
    heading = "Write a note"
    submit_label = "Save note"

    def thing(self) -> Record:
        if self.kwargs["reference"] == TOM and self.actor.name == "Not with Tom":
            raise Http404
        record = RECORDS[self.kwargs["reference"]]
        looking.saw(hub_id=record.hub_id, young_person_id=record.pk)
        return record

    def initial(self) -> dict[str, Any]:
        return {"note": self.record.note, "level": self.record.level}

    def act(self, form: NoteForm) -> str:
        note, current = form.cleaned_data["note"], RECORDS[self.record.reference]
        if form.cleaned_data["version"] != current.version:
            raise Stale(current)
        if note == "no":
            raise Refused("Write more than no.", field="note")
        SENT.append(note)
        current.note, current.level, current.version = note, form.cleaned_data["level"], current.version + 1
        return f"/done/{len(SENT)}/"

    def done_message(self) -> str:
        return f"Note saved on {self.record.reference}."


class OtherNoteView(NoteView):
    """Another form about the same record."""


class ReferralForm(SpokeForm):
    name = forms.CharField()
    postcode = forms.CharField(required=False)


class ReferralView(WritingView):
    """About no young person yet: sealed with the writer's own key."""

    form_class = ReferralForm
    heading = "Enter a referral"

    def act(self, form: ReferralForm) -> str:
        SENT.append(form.cleaned_data["name"])
        self.made = len(SENT)
        return reverse("done", args=[len(SENT)])

    def done_message(self) -> str:
        return f"Referral {self.made} entered."


class ResumeView(WritingView):
    heading = "Resume the case"
    submit_label = "Resume case"

    def act(self, form: SpokeForm) -> str:
        SENT.append("resumed")
        return "/done/0/"


class PlainView(View):
    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("plain")

    post = get
