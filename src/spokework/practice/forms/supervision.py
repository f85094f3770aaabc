"""When, with whom, and what was said."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms

from spokework.accounts.models import Account
from spokework.casework.actions.reaching import SHORTEST_REASON
from spokework.casework.forms.choices import one_of
from spokework.core import clock
from spokework.core.forms import DateField, MinutesField, SpokeForm
from spokework.practice import codes
from spokework.practice.actions.ruling import LEAST, MOST
from spokework.practice.queries.colleagues import Colleague

from .base import text

ELSEWHERE = "elsewhere"
READERS = "Read by you two. A safeguarding lead needs a reason, and you see that she read it."
NO_NAMES = "Write references, not names: what is said of a young person stands in their record."
WORDS = ("content", "agreed")


def what_was_said() -> forms.CharField:
    return text("What was said", rows=8, help_text=f"{READERS} {NO_NAMES}")


def what_was_agreed() -> forms.CharField:
    return text("What was agreed", rows=4, help_text=NO_NAMES)


class _WithSomebody(SpokeForm):
    """Whose supervision it is is known; who gives it is chosen."""

    kind = forms.ChoiceField(label="Supervision", choices=codes.SupervisionKind.choices)
    supervisor = one_of("With whom", ())

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {each.key: each for each in colleagues}
        self.offer_supervisors()

    def offer_supervisors(self) -> None:
        elsewhere = (ELSEWHERE, "Somebody from elsewhere (clinical supervision)")
        self.offer("supervisor", [("", "Choose one"), *self.people(), elsewhere])

    def people(self) -> list[tuple[str, str]]:
        return [(key, each.account.name) for key, each in self.colleagues.items()]

    def offer(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices

    def chosen_supervisor(self) -> Account | None:
        chosen = self.colleagues.get(self.cleaned_data["supervisor"])
        return chosen.account if chosen else None


class PlanForm(_WithSomebody):
    due = DateField(label="Day", earliest=clock.today)


class PlanForTeamForm(_WithSomebody):
    workers = forms.MultipleChoiceField(
        label="Whose", widget=forms.CheckboxSelectMultiple, help_text="One each is planned, for the same day"
    )
    due = DateField(label="Day", earliest=clock.today)
    field_order = ("kind", "workers", "supervisor", "due")

    def offer_supervisors(self) -> None:
        super().offer_supervisors()
        self.offer("workers", self.people())

    def chosen_workers(self) -> list[Colleague]:
        return [self.colleagues[key] for key in self.cleaned_data["workers"]]


class RecordForm(_WithSomebody):
    """One that was held and that nobody had planned."""

    held_on = DateField(label="Day", initial=clock.today, latest=clock.today)
    minutes = MinutesField(label="How long", required=False, help_text="For example 45 or 1h 30")
    content = what_was_said()
    agreed = what_was_agreed()


class HoldForm(SpokeForm):
    held_on = DateField(label="Day", latest=clock.today)
    minutes = MinutesField(label="How long", required=False, help_text="For example 45 or 1h 30")
    content = what_was_said()
    agreed = what_was_agreed()


class WriteDownForm(SpokeForm):
    versioned = True

    content = what_was_said()
    agreed = what_was_agreed()


class MoveForm(SpokeForm):
    versioned = True

    due = DateField(label="New day", earliest=clock.today)


class MissForm(SpokeForm):
    reason = text(
        "Why it was missed",
        rows=3,
        required=True,
        help_text=f"{READERS} Others see that it was missed.",
    )


class LookInForm(SpokeForm):
    reason = forms.CharField(
        label="Why you need to read this now",
        widget=forms.Textarea,
        min_length=SHORTEST_REASON,
        max_length=4_000,
        help_text="The hub's managers read your reason; the two people see that you read it, and when.",
    )


class RulesForm(SpokeForm):
    """Weeks between two of a kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in codes.SupervisionKind:
            field = forms.IntegerField(label=f"{kind.label}: every how many weeks?", min_value=LEAST, max_value=MOST)
            self.fields[kind.value] = field
            self._prepare(kind.value, field)

    def weeks(self) -> dict[str, int]:
        return {kind.value: self.cleaned_data[kind.value] for kind in codes.SupervisionKind}


class ColleagueDayForm(SpokeForm):
    """The button on Today sends the kind alone: then it was today."""

    kind = forms.ChoiceField(label="How you were together", choices=codes.ColleagueDayKind.choices)
    day = DateField(label="Day", initial=clock.today, latest=clock.today, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = "Day"

    def clean_day(self) -> date:
        return self.cleaned_data["day"] or clock.today()


class TeamDayForm(ColleagueDayForm):
    workers = forms.MultipleChoiceField(label="Who was there", widget=forms.CheckboxSelectMultiple)
    field_order = ("kind", "workers", "day")

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = colleagues
        field = cast("forms.MultipleChoiceField", self.fields["workers"])
        field.choices = [(each.key, each.account.name) for each in colleagues]

    def there(self) -> list[Colleague]:
        return [each for each in self.colleagues if each.key in self.cleaned_data["workers"]]
