"""Writing a contact down: what came of it first, then only what that needs."""

from typing import Any

from django import forms

from spokework.casework import codes
from spokework.core import clock
from spokework.core.forms import ClockField, DateField, MinutesField, SpokeForm

_ALWAYS = ("day", "time", "mode", "purpose", "note")
# What is asked beside that. A stylesheet hides the rest while it is not needed; without it everything is there.
ASKED = {
    "attended": ("minutes", "place", "place_chosen_by", "view"),
    "missed": ("place",),
    "cancelled_yp": (),
    "cancelled_worker": (),
    "attempted": (),
}
SOMETIMES = ("minutes", "place", "place_chosen_by", "view")


class ContactForm(SpokeForm):
    attendance = forms.ChoiceField(
        label="What came of it?", choices=codes.Attendance.choices, error_messages={"required": "Say what came of it"}
    )
    day = DateField(label="Day", latest=clock.today)
    time = ClockField(label="Time", required=False)
    mode = forms.ChoiceField(label="How", choices=codes.Mode.choices)
    minutes = MinutesField(label="How long", required=False, help_text="For example 45 or 1h 30")
    place = forms.ChoiceField(label="Where", choices=codes.Place.choices, required=False)
    place_chosen_by = forms.ChoiceField(label="Who chose the place", choices=codes.ChosenBy.choices, required=False)
    purpose = forms.CharField(label="What it was for", required=False, max_length=200)
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 5}), required=False)
    view = forms.CharField(
        label="What the young person said about it", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Needed whenever it is shown, so it is not called optional.
        self.fields["minutes"].label = "How long"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        attendance = cleaned.get("attendance")
        if attendance is None:
            return cleaned
        for name in SOMETIMES:
            if name not in ASKED[attendance]:
                self._leave_out(name, attendance, cleaned)
        if attendance == "attended" and not cleaned.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", "Enter how long it took, for example 45 or 1h 30")
        return cleaned

    def _leave_out(self, name: str, attendance: str, cleaned: dict[str, Any]) -> None:
        """It is not asked for, so what stood there as a suggestion is not saved; what was on the record stays."""
        same = attendance == self.initial.get("attendance")
        cleaned[name] = self.initial.get(name) if same else (None if name == "minutes" else "")
        self.errors.pop(name, None)


class ContactChangeForm(ContactForm):
    versioned = True


class PlanContactForm(SpokeForm):
    day = DateField(label="Day", earliest=clock.today)
    time = ClockField(label="Time", required=False)
    mode = forms.ChoiceField(label="How", choices=codes.Mode.choices)
    place = forms.ChoiceField(label="Where", choices=codes.Place.choices, required=False)
    place_chosen_by = forms.ChoiceField(label="Who chose the place", choices=codes.ChosenBy.choices, required=False)
    purpose = forms.CharField(label="What it is for", required=False, max_length=200)


class PlanChangeForm(PlanContactForm):
    versioned = True
    # One that is overdue may keep its day while its words change; the action refuses to move it into the past.
    day = DateField(label="Day")
