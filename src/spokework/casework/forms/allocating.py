"""Choosing who works with a young person."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from spokework.accounts.models import Account
from spokework.casework.models import Cover
from spokework.casework.queries.room import Worker
from spokework.core import clock
from spokework.core.dates import long_days
from spokework.core.forms import DateField, SpokeForm
from spokework.programme.models import Appointment

from .choices import one_of


class AllocateForm(SpokeForm):
    appointment = forms.ChoiceField(label="Worker", widget=forms.RadioSelect)
    over_cap_reason = forms.CharField(
        label="Why more than she has room for",
        required=False,
        max_length=400,
        help_text="Only for a worker who has no room left",
    )

    def __init__(self, *args: Any, workers: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = workers
        field = cast("forms.ChoiceField", self.fields["appointment"])
        field.choices = [(str(worker.appointment.pk), worker.name) for worker in workers]

    def chosen(self) -> Appointment:
        chosen = self.cleaned_data["appointment"]
        return next(worker.appointment for worker in self.workers if str(worker.appointment.pk) == chosen)

    def workers_and_options(self) -> list[tuple[Worker, Any]]:
        """Each worker beside her button, for a page that shows her room too."""
        return list(zip(self.workers, self["appointment"], strict=True))


class HandOverForm(AllocateForm):
    summary = forms.CharField(
        label="What the next worker needs to know",
        widget=forms.Textarea,
        help_text="What works, what to avoid, what is planned. It stays on the record.",
    )
    field_order = ("appointment", "over_cap_reason", "summary")


class CoverForm(SpokeForm):
    appointment = one_of("Who is away", ())
    covered_by = one_of("Who sees her young people meanwhile", ())
    start = DateField(label="First day", initial=clock.today)
    end = DateField(label="Last day", help_text="This day is covered too")

    def __init__(self, *args: Any, workers: Sequence[Worker], colleagues: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers, self.colleagues = workers, colleagues
        self._offer("appointment", [(str(worker.appointment.pk), worker.name) for worker in workers])
        self._offer("covered_by", [(str(person.pk), person.name) for person in colleagues])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = [("", "Choose one"), *choices]

    def chosen(self) -> tuple[Appointment, Account]:
        data = self.cleaned_data
        away = next(w.appointment for w in self.workers if str(w.appointment.pk) == data["appointment"])
        return away, next(person for person in self.colleagues if str(person.pk) == data["covered_by"])


class EndCoverForm(SpokeForm):
    cover = forms.ChoiceField(label="Which cover ends now", widget=forms.RadioSelect)

    def __init__(self, *args: Any, covers: Sequence[Cover], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.covers = covers
        field = cast("forms.ChoiceField", self.fields["cover"])
        field.choices = [(str(cover.pk), cover_words(cover)) for cover in covers]

    def chosen(self) -> Cover:
        return next(cover for cover in self.covers if str(cover.pk) == self.cleaned_data["cover"])


def cover_words(cover: Cover) -> str:
    return f"{cover.by} for {cover.appointment.worker}, {long_days(cover.start, cover.end)}"
