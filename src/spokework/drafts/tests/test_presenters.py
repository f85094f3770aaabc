"""In which words a conflict is shown."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django import forms

from spokework.access.decide import Actor, operator
from spokework.accounts.models import Account
from spokework.audit.record import record
from spokework.drafts.presenters import conflict, in_words
from spokework.drafts.queries import Saved, last_saved

GROUPS = [("a", "Apple"), ("Others", [("b", "Bean")])]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(), "", "nothing"),
        (forms.CharField(), None, "nothing"),
        (forms.CharField(), " one\r\ntwo ", "one\ntwo"),
        (forms.BooleanField(), True, "yes"),
        (forms.BooleanField(), False, "no"),
        (forms.DateField(), date(2016, 3, 3), "3 March 2016"),
        (forms.DateTimeField(), datetime(2016, 3, 3, 9, 5, tzinfo=UTC), "3 March 2016, 09:05"),
        (forms.ChoiceField(choices=GROUPS), "b", "Bean"),
        (forms.ChoiceField(choices=GROUPS), "gone", "gone"),
        (forms.MultipleChoiceField(choices=GROUPS), ["a", "b"], "Apple, Bean"),
        (forms.MultipleChoiceField(choices=GROUPS), [], "nothing"),
        (forms.IntegerField(), 0, "0"),
        (forms.CharField(), Account(name="Ann"), "Ann"),
        (forms.ModelChoiceField(queryset=Account.objects.none()), Account(name="Ann"), "Ann"),
    ],
)
def test_values_in_words(field: forms.Field, value: Any, words: str) -> None:
    assert in_words(field, value) == words


class Form(forms.Form):
    note = forms.CharField(widget=forms.Textarea, required=False)
    place = forms.CharField(required=False, label="Place (optional)")


def test_only_what_differs_is_shown_and_unknown_fields_are_passed_over() -> None:
    form = Form({"note": "same", "place": ""})
    assert form.is_valid()
    shown = conflict(form, {"note": "same", "place": "School", "other": 1}, Saved("Ann", None))
    assert shown.texts == []
    assert shown.changed == ["Place: saved now “School”, you entered nothing"]


def test_who_saved_last_is_read_from_the_log(db: None) -> None:
    ann = Account.objects.create(email="ann@example.org", name="Ann Worker")
    hub, thing = UUID(int=5), Account(pk=UUID(int=6))
    assert last_saved(thing, hub) == Saved("Somebody else", None)
    record("made", by=operator("root"), hub_id=hub, about=thing)
    assert last_saved(thing, hub).by == "Somebody else"
    event = record("changed", by=Actor(ann.pk, ann.name), hub_id=hub, about=thing, fields=["note"])
    record("changed", by=operator("root"), hub_id=hub, about=ann, fields=["name"])
    assert last_saved(thing, hub) == Saved("Ann Worker", event.at)
