"""{{ svg|as_drawn }} prints a chart into the page. Anything else is escaped, like all text."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from spokework.insight.charts import Drawn
from spokework.insight.reports.document import Picture

register = template.Library()


@register.filter
def as_drawn(svg: str) -> SafeString:
    if isinstance(svg, Drawn):
        return mark_safe(svg)  # noqa: S308  # Vega escapes what it is given; what is added to it is escaped there
    return conditional_escape(svg)


@register.filter
def drawn(picture: Picture) -> Drawn:
    """A report's picture, drawn when its page is."""
    from spokework.insight.charts.pictures import for_pages

    return for_pages(picture)
