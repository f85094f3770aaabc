"""Joint work and strategic meetings, written down."""

from typing import Any

from django import forms

from spokework.practice import codes

from .base import DoneForm, at_once, one_of, text


class JointWorkForm(DoneForm):
    field_order = ("hub", "kind", "agency", "note", "case", "area", "minutes", "day")

    kind = at_once("What you did together", codes.JointKind.choices)
    agency = one_of("With which agency", ())
    note = text("Note", help_text="Name no young person unless you choose one below.")


class JointWorkCorrection(JointWorkForm):
    versioned = True


class MeetingForm(DoneForm):
    field_order = ("hub", "kind", "agencies", "note", "agreed", "area", "minutes", "day")

    agency = None  # type: ignore[assignment]  # more than one may have been there
    case = None  # type: ignore[assignment]  # it is not about one young person
    kind = at_once("What meeting it was", codes.MeetingKind.choices)
    agencies = forms.MultipleChoiceField(label="Who was there", required=False)
    note = text("Note", help_text="Name no young person here.")
    agreed = text("What was agreed", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = self.offered.places.agencies
        if agencies:
            self._offer("agencies", [(str(each.pk), f"{each.name}, {each.area}") for each in agencies])
        else:
            del self.fields["agencies"]

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        chosen = given.get("agencies", [])
        given["agencies"] = [each for each in self.offered.places.agencies if str(each.pk) in chosen]
        return given


class MeetingCorrection(MeetingForm):
    versioned = True
