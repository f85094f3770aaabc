"""Headings between the fields of a long form."""

from collections.abc import Sequence

from crispy_forms.layout import HTML, Layout
from django.utils.html import format_html

from spokework.core.forms import SpokeForm


def in_sections(form: SpokeForm, *sections: tuple[str, Sequence[str]]) -> None:
    parts: list[object] = []
    for title, names in sections:
        parts += [HTML(format_html("<h2>{}</h2>", title)), *names]
    form.helper.layout = Layout(*parts)
