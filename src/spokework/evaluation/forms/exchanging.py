"""Files that go out and come in: many sources at once, a project, a codebook."""

from typing import Any

from django import forms

from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.evaluation import codes
from spokework.evaluation.reading import KINDS
from spokework.programme.forms.base import ChoosingForm

from .base import LongSelect, names_to_look_for, one_of

MOST_FILES = 300


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(f"These are {len(given)} files. Choose at most {MOST_FILES} at once.")
        clean_one = super().clean
        # An empty one is one result among the others, not the end of them all.
        return [one if one is not None and not one.size else clean_one(one, initial) for one in given]


class ImportSourcesForm(ChoosingForm):
    documents = SeveralFiles(
        label="Files", help_text=f"Up to {MOST_FILES} at once: {', '.join(KINDS)}. Each becomes a source by its name"
    )
    kind = one_of("What they are", [("", "Choose one"), *codes.SourceKind.choices])
    day = DateField(label="Day", latest=clock.today, help_text="Can be put right for each afterwards")
    site: Any = forms.ModelChoiceField(queryset=None, required=False, widget=LongSelect)
    stakeholder = one_of("Whose view", [("", "Not known"), *codes.Stakeholder.choices], required=False)
    names = names_to_look_for()
    held_back = forms.ChoiceField(
        label="If a file has something like a name, a place, a date or a number, or says what a source says already",
        choices=[
            ("hold", "Do not save that file; say what it was"),
            ("save", "Save it all the same, and say what it was"),
        ],
        initial="hold",
    )


class BringInForm(SpokeForm):
    file = forms.FileField(
        label="Project or codebook",
        help_text=".qdpx or .qdc, as NVivo, MAXQDA, ATLAS.ti, QualCoder and Taguette write them",
    )
    day = DateField(
        label="Day of its sources", latest=clock.today, help_text="For those of which the file does not say it"
    )


class TakeOutForm(SpokeForm):
    what = forms.ChoiceField(
        label="What to take out",
        initial="qdpx",
        choices=[
            ("qdpx", "The project, for another program or a copy (.qdpx)"),
            ("qdc", "The codes alone (.qdc)"),
            ("xlsx", "Passages with their words, for Excel (.xlsx)"),
            ("csv", "Passages with their words, as a plain table (.csv)"),
            ("parquet", "Passages with their words, for analysis (.parquet)"),
        ],
    )
