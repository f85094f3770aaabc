"""Shared components. ``{% load components %}``

{% icon "calendar" %}                           inline SVG, hidden from screen readers: put a word beside it
{% level case.level %}                          word + shape; "none", "low", "medium", "high", "not_assessed" or None
{% chip state %}  {% chip "Overdue" "stop" %}   a state as a word; tone neutral, info, good, attention, stop
{% meter 9 low=10 high=12 cap=12 what="cases" %}  "9 of 12" with a bar
{% banner "attention" "Title" "Text" %}         something to notice; tone info, good, attention, stop
{% figure_line figure %}                        core.components.Figure (or the same attributes)
{% pager previous_url next_url %}               keyset pages: no numbers
{% data_table table %}                          core.components.Table
{% summary_list rows %}                         core.components.Row
{% timeline items %}                            core.components.TimelineItem
{% empty_state "Title" "First step" url "Verb" %}
{% field_anchor field %}                        id of the control an error should lead to
{{ sentence|whole_references }}                 a reference in it is never broken at its hyphens
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from spokework.core import components as parts
from spokework.core.icons import ICONS
from spokework.core.ids import IN_TEXT

register = template.Library()

LEVELS: dict[str, tuple[str, int]] = {
    "none": ("None", 0),
    "low": ("Low", 1),
    "medium": ("Medium", 2),
    "high": ("High", 3),
}

TONES = ("neutral", "info", "good", "attention", "stop")

STATE_TONES: dict[str, str] = {
    **dict.fromkeys(("received", "triage", "draft", "info_requested", "waiting"), "attention"),
    **dict.fromkeys(("accepted", "allocated", "open", "signed"), "good"),
    **dict.fromkeys(("paused", "planned"), "info"),
    **dict.fromkeys(("overdue", "missed"), "stop"),
}

BANNER_ICONS = {"info": "info", "good": "check", "attention": "alert", "stop": "stop"}
MESSAGE_TONES = {"success": "good", "warning": "attention", "error": "stop"}


@register.simple_tag
def icon(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )


@register.filter
def thousands(number: int) -> str:
    return f"{number:,}"


@register.filter
def whole_references(sentence: str) -> SafeString:
    shapes = ("{}", '<span class="reference">{}</span>')  # what is between references, and a reference
    pieces = enumerate(IN_TEXT.split(str(sentence)))
    return format_html_join("", "{}", ((format_html(shapes[at % 2], words),) for at, words in pieces))


_SHAPE = '<svg viewBox="0 0 18 16" aria-hidden="true" focusable="false">{}</svg>'
_BAR = '<rect x="{}" y="{}" width="4" height="{}" fill="{}" stroke="currentColor"/>'


def _bars(filled: int) -> SafeString:
    """Three rising bars, as many of them full as the level is high: read without colour, and in print."""
    bars = ((1 + 6 * i, 11 - 5 * i, 4 + 5 * i, "currentColor" if i < filled else "none") for i in range(3))
    return format_html(_SHAPE, format_html_join("", _BAR, bars))


_SHAPES = {name: _bars(filled) for name, (_, filled) in LEVELS.items()}
_NO_SHAPE = format_html(
    _SHAPE, format_html('<path d="{}" stroke="currentColor" stroke-width="2"/>', "M2 8h3M7.5 8h3M13 8h3")
)


def _value(thing: object) -> str:
    return str(getattr(thing, "value", thing))


@register.simple_tag
def level(value: object, prefix: str = "Risk level:") -> SafeString:
    """``prefix`` is read aloud before the word and not shown."""
    name = "not_assessed" if value in (None, "") else _value(value)
    word = "Not assessed" if name == "not_assessed" else LEVELS[name][0]
    return format_html(
        '<span class="level level-{}">{}<span><span class="visually-hidden">{} </span>{}</span></span>',
        name,
        _SHAPES.get(name, _NO_SHAPE),
        prefix,
        word,
    )


@register.simple_tag
def chip(state: object, tone: str = "") -> SafeString:
    """``state`` is a word or a choice with a label; its tone is looked up unless given."""
    name = _value(state)
    word = str(getattr(state, "label", "")) or name.replace("_", " ").capitalize()
    tone = tone or STATE_TONES.get(name, "neutral")
    if tone not in TONES:
        raise ValueError(f"A chip's tone is one of {', '.join(TONES)}, not {tone!r}.")
    return format_html('<span class="chip chip-{}">{}</span>', tone, word)


@register.inclusion_tag("core/components/meter.html")
def meter(
    value: float, cap: float, low: float | None = None, high: float | None = None, what: str = ""
) -> dict[str, Any]:
    scale = max(value, cap, 1)
    top = cap if high is None else high
    start = top if low is None else low
    return {
        "value": value,
        "cap": cap,
        "what": what,
        "room": max(cap - value, 0),
        "over": max(value - cap, 0),
        "fill_width": f"{100 * value / scale:.1f}",
        "range_x": f"{100 * start / scale:.1f}",
        "range_width": f"{100 * max(top - start, 0) / scale:.1f}",
        "cap_x": f"{min(100 * cap / scale, 99.25):.2f}",
    }


@register.inclusion_tag("core/components/banner.html")
def banner(tone: str, title: str, text: str = "", items: Sequence[str] = ()) -> dict[str, Any]:
    return {"tone": tone, "title": title, "text": text, "items": items, "icon": BANNER_ICONS[tone]}


@register.inclusion_tag("core/components/banner.html")
def message_banner(message: Any) -> dict[str, Any]:
    """One of Django's messages."""
    tone = MESSAGE_TONES.get(message.level_tag, "info")
    return {"tone": tone, "text": message, "icon": BANNER_ICONS[tone]}


@register.inclusion_tag("core/components/figure_line.html")
def figure_line(figure: parts.Figure) -> dict[str, Any]:
    return {"figure": figure}


@register.inclusion_tag("core/components/pager.html")
def pager(previous_url: str | None, next_url: str | None) -> dict[str, Any]:
    return {"previous_url": previous_url, "next_url": next_url}


@register.inclusion_tag("core/components/data_table.html")
def data_table(table: parts.Table) -> dict[str, Any]:
    return {"table": table}


@register.inclusion_tag("core/components/summary_list.html")
def summary_list(rows: Sequence[parts.Row]) -> dict[str, Any]:
    return {"rows": rows}


@register.inclusion_tag("core/components/timeline.html")
def timeline(items: Sequence[parts.TimelineItem]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("core/components/empty_state.html")
def empty_state(title: str, text: str, url: str = "", action: str = "") -> dict[str, Any]:
    return {"title": title, "text": text, "url": url, "action": action}


@register.simple_tag
def field_anchor(field: BoundField) -> str:
    # A group of controls has no control of its own name: an error leads to the first of them.
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
