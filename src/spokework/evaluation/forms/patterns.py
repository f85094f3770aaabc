"""A pattern stated: for each group its place, and the release to look at."""

from collections.abc import Mapping
from typing import Any

from spokework.core.forms import SpokeForm

from .base import one_of, text

Choices = list[tuple[str, Any]]


class PatternForm(SpokeForm):
    reasoning = text(
        "Why the theory leads one to expect it", rows=3, required=True, help_text="It cannot be changed afterwards."
    )

    def __init__(self, *args: Any, groups: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", "Nothing is expected of it"), *((str(at), _place(at)) for at in range(1, len(groups) + 1))]
        for code, name in groups.items():
            self.fields[f"group_{code}"] = one_of(name, places, required=False)
        self.order_fields([*(f"group_{code}" for code in groups), "reasoning"])
        self._codes = list(groups)

    def tiers(self) -> list[list[str]]:
        found: dict[int, list[str]] = {}
        for code in self._codes:
            place = self.cleaned_data[f"group_{code}"]
            if place:
                found.setdefault(int(place), []).append(code)
        return [found[place] for place in sorted(found)]


def _place(at: int) -> str:
    return {1: "1: highest"}.get(at, str(at))


class LookForm(SpokeForm):
    release = one_of("At which release", ())

    def __init__(self, *args: Any, releases: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["release"]
        field.choices = releases
