"""{{ text|as_drawn }} prints a source's lines into the page. Anything else is escaped, like all text."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from spokework.evaluation.presenters.source_text import Drawn

register = template.Library()


@register.filter
def as_drawn(lines: str) -> SafeString:
    if isinstance(lines, Drawn):
        return mark_safe(lines)  # noqa: S308  # the text and the codes' names were escaped where it was put together
    return conditional_escape(lines)
