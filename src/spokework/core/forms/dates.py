"""A date in three boxes, as GOV.UK asks for one: nobody has to work a calendar or guess an order."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from spokework.core.dates import MONTHS, long_date

PARTS = ("day", "month", "year")


class DayMonthYear(forms.MultiWidget):
    template_name = "core/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        number = {"inputmode": "numeric", "maxlength": "4"}
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput(number),
            "month": forms.TextInput(),
            "year": forms.TextInput(number),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: object) -> list[str]:
        if isinstance(value, str):
            value = _from_iso(value)
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box["part"] = part
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        # An importer or a test may send one ISO date under the plain name.
        if name in data and f"{name}_day" not in data:
            return self.decompress(data.get(name))
        return super().value_from_datadict(data, files, name)


class DateField(forms.Field):
    """``latest`` and ``earliest`` are called when the form is checked, so that they follow the programme's clock."""

    widget = DayMonthYear
    default_error_messages = {
        "required": "Enter the day, month and year, for example 3 3 2016",
        "incomplete": "The date must include a %(parts)s, for example 3 3 2016",
        "month": "Enter the month as a number or a name, for example 3 or March",
        "year": "Enter the year with four figures, for example 2016",
        "invalid": "Enter a real date, for example 3 3 2016",
        "latest": "Enter a date no later than %(limit)s",
        "earliest": "Enter a date no earlier than %(limit)s",
    }

    def __init__(
        self,
        *,
        latest: Callable[[], date] | None = None,
        earliest: Callable[[], date] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.latest = latest
        self.earliest = earliest

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not value:
            return value or None
        parts = [str(part or "").strip() for part in value]
        if not any(parts):
            return None
        missing = [name for name, part in zip(PARTS, parts, strict=True) if not part]
        if missing:
            raise self._error("incomplete", parts=" and a ".join(missing))
        day, month, year = parts
        return self._date(day, self._month(month), year)

    def _month(self, month: str) -> int:
        if month.isdecimal():
            return int(month)
        names = [i for i, name in enumerate(MONTHS, 1) if len(month) > 2 and name.lower().startswith(month.lower())]
        if len(names) != 1:
            raise self._error("month")
        return names[0]

    def _date(self, day: str, month: int, year: str) -> date:
        if not (year.isdecimal() and len(year) == 4):
            raise self._error("year")
        try:
            return date(int(year), month, int(day))
        except ValueError:
            raise self._error("invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.latest and value > (limit := self.latest()):
            raise self._error("latest", limit=long_date(limit))
        if value and self.earliest and value < (limit := self.earliest()):
            raise self._error("earliest", limit=long_date(limit))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return DayMonthYear().decompress(initial) != [str(part or "") for part in data or ("", "", "")]

    def _error(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


def _from_iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
