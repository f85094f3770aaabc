"""Two people wrote one record: what the second is shown."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.dateformat import format as in_format

from spokework.core.components import BothTexts, Conflict

from .queries import Saved

NOTHING = "nothing"


def conflict(form: forms.Form, saved_values: Mapping[str, Any], saved: Saved) -> Conflict:
    """Texts are shown whole, side by side; for other fields a sentence says what differs."""
    texts, changed = [], []
    for name, value in saved_values.items():
        if name not in form.fields:
            continue
        field = form.fields[name]
        label = str(field.label).removesuffix(" (optional)")
        there, here = in_words(field, value), in_words(field, form.cleaned_data.get(name))
        if there == here:
            continue
        if isinstance(field.widget, forms.Textarea):
            texts.append(BothTexts(label=label, saved=there, typed=here))
        else:
            changed.append(f"{label}: saved now {_quoted(there)}, you entered {_quoted(here)}")
    return Conflict(saved_by=saved.by, saved_at=saved.at, texts=texts, changed=changed)


def in_words(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return in_format(value, "j F Y, H:i")
    if isinstance(value, date):
        return in_format(value, "j F Y")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(in_words(field, each) for each in value) or NOTHING
    if isinstance(value, Model):
        return str(field.label_from_instance(value) if isinstance(field, forms.ModelChoiceField) else value)
    return _labels(field).get(str(value), str(value)).replace("\r\n", "\n").strip()


def _quoted(words: str) -> str:
    return words if words == NOTHING else f"“{words}”"


def _labels(field: forms.Field) -> dict[str, str]:
    if not isinstance(field, forms.ChoiceField):
        return {}
    labels: dict[str, str] = {}
    choices: Any = field.choices
    for value, label in choices:
        if isinstance(label, list | tuple):
            labels.update((str(inner), str(words)) for inner, words in label)
        else:
            labels[str(value)] = str(label)
    return labels
