"""What people type is read the way they write it, and a refusal says what to do."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from spokework.core.forms import ClockField, DateField, MinutesField, SpokeForm

pytestmark = pytest.mark.urls("spokework.core.tests.shell_urls")

PLACES = [("", "---------"), *[(str(n), f"Place {n}") for n in range(9)]]


class ContactForm(SpokeForm):
    versioned = True

    when = DateField(label="When did it happen?", help_text="For example, 3 3 2016", latest=lambda: date(2016, 12, 30))
    minutes = MinutesField(label="How long", required=False)
    mode = forms.ChoiceField(choices=[("phone", "Phone"), ("text", "Text")])
    place = forms.ChoiceField(choices=PLACES)
    reasons = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    note = forms.CharField(label="What happened", widget=forms.Textarea, max_length=20)


GOOD: dict[str, Any] = {
    "submission": "7d6f7a3e-6c56-4a52-a7a5-54f1f4de3f6f",
    "version": "3",
    "when_day": "3",
    "when_month": "March",
    "when_year": "2016",
    "mode": "phone",
    "place": "2",
    "note": "Walked and talked",
}


def errors_of(**changes: str) -> dict[str, list[str]]:
    return dict(ContactForm({**GOOD, **changes}).errors)


def test_a_good_form_is_read() -> None:
    form = ContactForm({**GOOD, "minutes": "1h 30"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["when"] == date(2016, 3, 3)
    assert form.cleaned_data["minutes"] == 90
    assert form.cleaned_data["version"] == 3
    assert form.cleaned_data["submission"] == UUID(GOOD["submission"])


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "MAR"])
def test_months_are_read_as_people_write_them(month: str) -> None:
    assert errors_of(when_month=month) == {}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"when_day": "", "when_month": "", "when_year": ""}, "Enter the day, month and year, for example 3 3 2016"),
        ({"when_month": ""}, "The date must include a month, for example 3 3 2016"),
        ({"when_day": "31", "when_month": "2"}, "Enter a real date, for example 3 3 2016"),
        ({"when_day": "x"}, "Enter a real date, for example 3 3 2016"),
        ({"when_month": "ma"}, "Enter the month as a number or a name, for example 3 or March"),
        ({"when_year": "16"}, "Enter the year with four figures, for example 2016"),
        ({"when_year": "2017"}, "Enter a date no later than 30 December 2016"),
    ],
)
def test_a_wrong_date_says_what_to_do(changes: dict[str, str], sentence: str) -> None:
    assert errors_of(**changes) == {"when": [sentence]}


def test_a_date_is_shown_again_as_typed_and_from_the_record() -> None:
    assert 'value="March"' in str(ContactForm(GOOD)["when"])
    assert 'value="1"' in str(ContactForm(initial={"when": date(2016, 12, 1)})["when"])


def test_a_date_unchanged_is_known_to_be() -> None:
    field = DateField()
    assert not field.has_changed(date(2016, 3, 3), ["3", "3", "2016"])
    assert field.has_changed(date(2016, 3, 3), ["4", "3", "2016"])


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("45", 45), ("45 min", 45), ("1h", 60), ("1h30", 90), ("1 hour 30 minutes", 90), ("1:30", 90), ("", None)],
)
def test_minutes_are_read_as_people_write_them(typed: str, minutes: int | None) -> None:
    assert MinutesField(required=False).clean(typed) == minutes


@pytest.mark.parametrize("typed", ["ages", "-5", "1.5.5", "25h", "h"])
def test_minutes_that_make_no_sense_are_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter"):
        MinutesField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("14:30", time(14, 30)), ("9.05", time(9, 5)), ("2.30pm", time(14, 30)), ("12am", time(0)), ("12 PM", time(12))],
)
def test_times_are_read_as_people_write_them(typed: str, clock: time) -> None:
    assert ClockField().clean(typed) == clock


@pytest.mark.parametrize("typed", ["25:00", "14", "13pm", "noon"])
def test_times_that_make_no_sense_are_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Enter a time of day"):
        ClockField().clean(typed)


def test_refusals_name_the_question_and_the_remedy() -> None:
    assert errors_of(note="", mode="", place="99") == {
        "note": ["Fill in “What happened”"],
        "mode": ["Choose an answer for “Mode”"],
        "place": ["Choose one of the answers shown"],
    }
    assert errors_of(note="x" * 21) == {"note": ["Use 20 characters or fewer. You have used 21"]}


def test_few_answers_are_shown_at_once_and_many_are_not() -> None:
    fields = ContactForm().fields
    assert isinstance(fields["mode"].widget, forms.RadioSelect)
    assert isinstance(fields["reasons"].widget, forms.CheckboxSelectMultiple)
    assert type(fields["place"].widget) is forms.Select
    assert "Choose one" in str(ContactForm()["place"])


def test_what_may_be_left_out_says_so() -> None:
    assert ContactForm()["minutes"].label == "How long (optional)"


def test_each_page_drawn_is_another_submission_and_a_redrawn_one_the_same() -> None:
    assert ContactForm()["submission"].value() != ContactForm()["submission"].value()
    assert ContactForm(GOOD)["submission"].value() == GOOD["submission"]


def test_after_a_conflict_the_typing_stays_and_the_version_moves() -> None:
    data = QueryDict(mutable=True)
    data.update(GOOD)
    data._mutable = False
    form = ContactForm(data)
    form.accept_version(4)
    assert form["version"].value() == "4"
    assert form["note"].value() == GOOD["note"]


def page(form: forms.Form, **context: object) -> str:
    return render_to_string("core/form_page.html", {"form": form, "submit_label": "Record contact", **context})


def test_the_page_leads_from_each_problem_to_its_field() -> None:
    html = page(ContactForm({**GOOD, "when_day": "", "mode": "", "note": ""}))
    for anchor in ("id_when_0", "id_mode_0", "id_note"):
        assert f'href="#{anchor}"' in html
        assert f'id="{anchor}"' in html
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert "<title>Problem – " in html


def test_hints_and_errors_are_read_with_their_field() -> None:
    html = page(ContactForm({**GOOD, "when_day": "", "note": ""}))
    assert '<fieldset aria-describedby="id_when_helptext id_when_error">' in html
    assert 'aria-describedby="id_note_error"' in html
    for name in ("id_when_helptext", "id_when_error", "id_note_error"):
        assert f'id="{name}"' in html


def test_the_page_owns_one_form_and_hidden_fields_travel_in_it() -> None:
    html = page(ContactForm(version=3))
    assert html.count("<form ") == 1
    assert 'name="submission"' in html
    assert '<input type="hidden" name="version" value="3"' in html
    assert "hx-post" not in html


def test_autosave_is_drawn_only_where_there_is_somewhere_to_save() -> None:
    html = page(ContactForm(), autosave_url="/drafts/contact/")
    assert 'hx-post="/drafts/contact/" hx-include="closest form"' in html
