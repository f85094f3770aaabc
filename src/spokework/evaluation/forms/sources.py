"""What somebody said or wrote, taken in."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms

from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm
from spokework.evaluation import codes
from spokework.evaluation.models import Source
from spokework.evaluation.pseudonyms import shown, suggest
from spokework.programme.forms.base import ChoosingForm

from .base import LongSelect, lines, names_to_look_for, one_of
from .base import text as words


class SourceFacts(ChoosingForm):
    """What is known about a source beside its text."""

    title = forms.CharField(label="What it is called", max_length=120)
    kind = one_of("What it is", [("", "Choose one"), *codes.SourceKind.choices])
    day = DateField(label="Day", latest=clock.today)
    participant: Any = forms.ModelChoiceField(
        queryset=None, required=False, widget=LongSelect, help_text="By pseudonym. Withdrawing it withdraws this too."
    )
    site: Any = forms.ModelChoiceField(
        queryset=None, required=False, widget=LongSelect, help_text="Leave empty to take the participant’s"
    )
    stakeholder = one_of(
        "Whose view", [("", "As the participant, or not known"), *codes.Stakeholder.choices], required=False
    )


class SourceChange(SourceFacts):
    versioned = True


class SourceForm(SourceFacts):
    text = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Paste it with names and places already replaced by pseudonyms. Once saved it changes only by a "
        "revision.",
        strip=False,
    )
    names = names_to_look_for()
    looked = forms.BooleanField(label="I have looked at what was found, and it is to be saved so", required=False)

    def __init__(self, *args: Any, twin: Callable[[str], Source | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._twin_of = twin

    def clean(self) -> dict[str, Any]:
        """Before it is saved, because then it never changes; a person decides what becomes of what is found."""
        said: dict[str, Any] = super().clean() or {}
        names, looked = lines(said.pop("names", "")), said.pop("looked", False)
        if not looked and "text" in said:
            for found in self._found(said["text"], names):
                self.add_error("text", found)
        return said

    def _found(self, text: str, names: list[str]) -> Iterator[str]:
        if found := suggest(text, names=names):
            yield (
                f"Not saved yet: look at {shown(text, found)}. Replace what would give somebody away, or tick below "
                "that you have looked."
            )
        if twin := self._twin_of(text):
            yield (
                f"Not saved yet: source {twin.number}, “{twin}”, says exactly the same. Tick below if it is to be here "
                "twice."
            )


class ReviseForm(SpokeForm):
    versioned = True

    text = forms.CharField(
        label="Text as it should be",
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Passages that still stand as they were coded move with their words; others are taken off.",
        strip=False,
    )
    reason = words("What was wrong", rows=2, required=True, longest=300)


class SearchForm(forms.Form):
    words = forms.CharField(label="Words", max_length=200, required=False)
