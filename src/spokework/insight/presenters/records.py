"""The way from a hub's figure to the records it counts. Only a name of a URL is known of that side of the wall."""

from django.urls import reverse

from spokework.insight.definition import Indicator


def records_url(indicator: Indicator) -> str:
    name, asked, query = indicator.records.partition("?")
    return f"{reverse(name)}{asked}{query}" if name else ""
