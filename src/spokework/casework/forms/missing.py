"""Going missing, the return and the return-home interview. A time is asked for everywhere and needed nowhere."""

from typing import Any

from django import forms

from spokework.casework import codes
from spokework.core import clock
from spokework.core.forms import ClockField, DateField, SpokeForm

_WENT, _KNOWN = "Day they went missing, or were last seen", "What is known about it"
_TIME = "For example 22:30. Leave it empty if nobody knows"


class MissingForm(SpokeForm):
    went_on = DateField(label=_WENT, latest=clock.today)
    went_at = ClockField(label="Time they went missing", required=False, help_text=_TIME)
    returned_on = DateField(
        label="Day of the return", required=False, latest=clock.today, help_text="Leave it empty while they are missing"
    )
    returned_at = ClockField(label="Time of the return", required=False, help_text=_TIME)
    note = forms.CharField(
        label=_KNOWN,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="Who reported it and when, who looks for them, where they were",
    )


class ChangeMissingForm(SpokeForm):
    versioned = True
    went_on = DateField(label=_WENT, latest=clock.today)
    went_at = ClockField(label="Time they went missing", required=False, help_text=_TIME)
    note = forms.CharField(label=_KNOWN, widget=forms.Textarea(attrs={"rows": 4}), required=False)


class ReturnForm(SpokeForm):
    versioned = True
    returned_on = DateField(label="Day of the return", latest=clock.today)
    returned_at = ClockField(label="Time of the return", required=False, help_text=_TIME)


class InterviewForm(SpokeForm):
    versioned = True
    rhi = forms.ChoiceField(label="What came of the return-home interview?", choices=codes.Rhi.choices)
    rhi_on = DateField(
        label="Day of the interview", required=False, latest=clock.today, help_text="Only where it was held"
    )
    rhi_at = ClockField(
        label="Time of the interview",
        required=False,
        help_text="With the time of the return it says whether 72 hours were kept",
    )
    learned = forms.CharField(
        label="What was learned",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        help_text="Or why it was declined or not offered",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Needed whenever it is shown, so it is not called optional.
        self.fields["rhi_on"].label = "Day of the interview"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        held = cleaned.get("rhi") == codes.Rhi.HELD
        for name in () if held else ("rhi_on", "rhi_at"):  # not asked for, so what stood there is not saved
            cleaned[name] = None
            self.errors.pop(name, None)
        if held and not cleaned.get("rhi_on") and "rhi_on" not in self.errors:
            self.add_error("rhi_on", "Enter the day on which the interview was held")
        return cleaned
