from typing import Any

from django import forms


def text(label: str, *, rows: int = 4, required: bool = False, longest: int = 4_000, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def names_to_look_for() -> forms.CharField:
    return text(
        "Names and places to look for",
        help_text="What must not stand in it, one a line. It is looked for now, and not kept once it is saved.",
    )


class LongSelect(forms.Select):
    """Always a list to open, however few answers it holds today."""


def one_of(label: str, choices: Any, *, required: bool = True, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=LongSelect, **more)


def lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]
