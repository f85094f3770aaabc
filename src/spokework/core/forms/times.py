"""How long, and at what time: typed the way people write it down."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

HOURS_AND_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,2})\s*(?:hours?|hrs?|h)\s*|(?P<clock>\d{1,2}):(?=\d\d$))?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:minutes?|mins?|m)?)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>am|pm)?", re.IGNORECASE)


class MinutesField(forms.Field):
    """Whole minutes, from "45", "1h 30", "1 hour 30 minutes" or "1:30"."""

    widget = forms.TextInput
    default_error_messages = {
        "required": "Enter how long it took, for example 45 or 1h 30",
        "invalid": "Enter how long in minutes or hours, for example 45 or 1h 30",
        "too_long": "Enter 24 hours or less",
    }

    def to_python(self, value: Any) -> int | None:
        typed = str(value if value is not None else "").strip()
        if not typed:
            return None
        found = HOURS_AND_MINUTES.fullmatch(typed)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hours = int(found["hours"] or found["clock"] or 0)
        minutes = hours * 60 + int(found["minutes"] or 0)
        if minutes > 24 * 60:
            raise ValidationError(self.error_messages["too_long"], code="too_long")
        return minutes

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "short"}


class ClockField(forms.Field):
    """A time of day in 24 hours: "14:30", "14.30", or "2.30pm" if that is how it is written."""

    widget = forms.TextInput
    default_error_messages = {
        "required": "Enter the time, for example 14:30",
        "invalid": "Enter a time of day, for example 14:30",
    }

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, time):
            return value
        typed = str(value or "").strip()
        if not typed:
            return None
        found = CLOCK.fullmatch(typed)
        # A bare "14" could be minutes or a slip of the hand.
        if not found or not (found["minute"] or found["half"]):
            raise self._invalid()
        hour, half = int(found["hour"]), (found["half"] or "").lower()
        if half and not 1 <= hour <= 12:
            raise self._invalid()
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        try:
            return time(hour, int(found["minute"] or 0))
        except ValueError:
            raise self._invalid() from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "short"}

    def _invalid(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid"], code="invalid")
