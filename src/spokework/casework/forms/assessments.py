"""Starting an assessment, answering its tool's questions, and judging the level."""

from collections.abc import Mapping
from typing import Any

from django import forms

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.tools import Item, Tool
from spokework.core import clock
from spokework.core.forms import DateField, SpokeForm


class StartForm(SpokeForm):
    stage = forms.ChoiceField(label="Stage", choices=codes.Stage.choices)
    day = DateField(label="Day of the assessment", latest=clock.today)

    def __init__(self, *args: Any, tools: list[Tool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["tool"] = forms.ChoiceField(
            label="Tool",
            choices=[(tool.code, tool.title) for tool in tools],
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            error_messages={"required": "Choose a tool"},
        )
        if len(tools) == 1:  # nothing to choose
            choice.widget = forms.HiddenInput()
            choice.initial = tools[0].code


def field_of(item: str) -> str:
    """A tool may call its items what it likes, and still not take the name of another field of the form."""
    return f"item_{item}"


def by_field(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {field_of(item): answer for item, answer in answers.items()}


def _question(item: Item) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=item.question if item.required else f"{item.question} (may be left out)",
        help_text=item.guidance,
        choices=item.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"invalid_choice": "Choose one of the answers shown"},
    )


class AnswersForm(SpokeForm):
    """One field an item. A draft may leave any of them for later."""

    versioned = True

    def __init__(self, *args: Any, tool: Tool, **kwargs: Any) -> None:
        self.tool = tool
        super().__init__(*args, **kwargs)
        for item in tool.items:
            self.fields[field_of(item.key)] = _question(item)

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(section, [self[field_of(item.key)] for item in section.items]) for section in self.tool.sections]

    def answers(self) -> dict[str, str]:
        return {item.key: self.cleaned_data.get(field_of(item.key), "") for item in self.tool.items}


JUDGED = [(level.value, level.label) for level in Level]
JUDGED_LABEL = "The level you judge"
REASON_LABEL = "Why, where you differ from the tool"


class JudgeForm(SpokeForm):
    versioned = True

    judged_level = forms.ChoiceField(label=JUDGED_LABEL, choices=JUDGED)
    judged_reason = forms.CharField(label=REASON_LABEL, widget=forms.Textarea(attrs={"rows": 4}), required=False)

    def __init__(self, *args: Any, computed: str, **kwargs: Any) -> None:
        self.computed = computed
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        judged = cleaned.get("judged_level")
        if judged and judged != self.computed and not cleaned.get("judged_reason"):
            self.add_error("judged_reason", "Your judgement differs from the tool’s level. Say why")
        return cleaned


class SignForm(SpokeForm):
    """A button, under what was read."""

    versioned = True


class CorrectionForm(AnswersForm):
    """Answers and judgement together: a correction is signed as it is saved."""

    versioned = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged_level"] = forms.ChoiceField(
            label=JUDGED_LABEL,
            choices=JUDGED,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            error_messages={"required": "Choose the level you judge"},
        )
        self.fields["judged_reason"] = forms.CharField(
            label=f"{REASON_LABEL} (optional)", widget=forms.Textarea(attrs={"rows": 4}), required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for item in self.tool.items:
            name = field_of(item.key)
            if item.required and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Choose an answer")
        return cleaned
