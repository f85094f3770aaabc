"""Where, until when, who waits, and what then."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone

from spokework.casework.forms.choices import one_of
from spokework.core.forms import ClockField, DateField, SpokeForm
from spokework.practice.queries.colleagues import Colleague

from .base import text


class LoneVisitForm(SpokeForm):
    where = text(
        "Where you will be",
        rows=2,
        required=True,
        help_text="So that somebody can find you. Name no young person; a reference will do.",
    )
    starts = ClockField(label="You set out at")
    due = ClockField(label="You check in by", help_text="Everybody who waits is told when this passes.")
    buddy = one_of("Who waits for you", ())
    plan = text(
        "What they do if you do not check in",
        rows=3,
        required=True,
        help_text="For example: call me twice, then the office, then the police.",
    )
    day = DateField(label="Day", initial=timezone.localdate)

    def __init__(self, *args: Any, buddies: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buddies = buddies
        choices = [("", "Choose one"), *((each.key, each.account.name) for each in buddies)]
        cast("forms.ChoiceField", self.fields["buddy"]).choices = choices

    def planned(self) -> dict[str, Any]:
        data = self.cleaned_data
        buddy = next(each for each in self.buddies if each.key == data["buddy"])
        return {
            "hub_id": buddy.hub_id,
            "buddy": buddy.account,
            "starts_at": _moment(data["day"], data["starts"]),
            "due_at": _moment(data["day"], data["due"]),
            "where": data["where"],
            "plan": data["plan"],
        }


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


class LongerForm(SpokeForm):
    minutes = forms.TypedChoiceField(
        label="How much longer?",
        choices=[("15", "15 minutes"), ("30", "30 minutes"), ("60", "1 hour"), ("120", "2 hours")],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="From now, or from when you were to check in if that is still to come",
    )

    def longer(self) -> timedelta:
        return timedelta(minutes=self.cleaned_data["minutes"])
