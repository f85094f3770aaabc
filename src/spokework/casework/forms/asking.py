"""Asking another hub, and answering."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from spokework.core.forms import SpokeForm
from spokework.programme.models import Hub


class AskHubForm(SpokeForm):
    hub = forms.ChoiceField(label="Which hub", widget=forms.RadioSelect)
    words = forms.CharField(
        label="What you want to know, and why",
        widget=forms.Textarea,
        help_text="Their manager reads these words beside the record they hold. Write no more than they need.",
    )

    def __init__(self, *args: Any, hubs: Sequence[Hub], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hubs = hubs
        field = cast("forms.ChoiceField", self.fields["hub"])
        field.choices = [(hub.slug, hub.name) for hub in hubs]
        if len(hubs) == 1:
            field.initial = hubs[0].slug

    def chosen(self) -> Hub:
        return next(hub for hub in self.hubs if hub.slug == self.cleaned_data["hub"])


class AnswerHubForm(SpokeForm):
    answer = forms.CharField(
        label="What they may know",
        widget=forms.Textarea,
        help_text="This is all they see: nothing else of this record leaves your hub.",
    )
