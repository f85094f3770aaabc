"""Which figures a funder reads: a place in the order for each that it wants, and its own word for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.utils.html import format_html

from spokework.core.forms import SpokeForm
from spokework.insight.reports.kinds import Line

PLACE, HEADING = "place_", "heading_"
MOST = 99

Choice = tuple[str, Sequence[tuple[str, str]]]  # a theme, and code and title of its figures


class FunderTemplateForm(SpokeForm):
    versioned: ClassVar[bool] = True

    title = forms.CharField(label="What the report is called", max_length=120)

    def __init__(self, *args: Any, choices: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._order = [code for _, figures in choices for code, _ in figures]
        parts: list[Any] = ["title"]
        for theme, figures in choices:
            parts.append(HTML(format_html("<h2>{}</h2>", theme)))
            for code, title in figures:
                self._add(code, title)
                parts.append(Div(f"{PLACE}{code}", f"{HEADING}{code}", css_class="figure-line"))
        self.helper.layout = Layout(*parts)

    def _add(self, code: str, title: str) -> None:
        """Added last, and so not called optional one by one: the page says it once."""
        place = forms.IntegerField(label=f"{title} – place", min_value=1, max_value=MOST, required=False)
        heading = forms.CharField(label=f"{title} – heading", max_length=120, required=False)
        for name, field in ((f"{PLACE}{code}", place), (f"{HEADING}{code}", heading)):
            field.error_messages |= {
                "invalid": f"Enter a place in the order from 1 to {MOST}",
                "min_value": f"Enter a place in the order from 1 to {MOST}",
                "max_value": f"Enter a place in the order from 1 to {MOST}",
                "max_length": "Shorten the heading to 120 characters",
            }
            self.fields[name] = field

    def lines(self) -> list[Line]:
        """In the order of their places; two of the same place as they stand on the page."""
        given = self.cleaned_data
        chosen = [code for code in self._order if given.get(f"{PLACE}{code}")]
        return [
            Line(code, given[f"{HEADING}{code}"]) for code in sorted(chosen, key=lambda code: given[f"{PLACE}{code}"])
        ]


def values_of(title: str, lines: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """What the form shows of a template."""
    shown: dict[str, Any] = {"title": title}
    for place, line in enumerate(lines, start=1):
        shown |= {f"{PLACE}{line['indicator']}": place, f"{HEADING}{line['indicator']}": line["heading"]}
    return shown
