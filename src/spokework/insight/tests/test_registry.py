"""What the pages of figures count on in the definitions."""

from itertools import chain

import pytest
from django.urls import Resolver404, resolve

from spokework.access.roles import Role, permissions_of
from spokework.access.url_table import URL_TABLE
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.presenters.records import records_url
from spokework.insight.themes import THEMES

WITH_RECORDS = [each for each in INDICATORS.values() if each.records]


def test_every_figure_stands_under_one_theme() -> None:
    assert sorted(chain.from_iterable(theme.codes for theme in THEMES)) == sorted(INDICATORS)


@pytest.mark.parametrize("indicator", WITH_RECORDS, ids=lambda indicator: indicator.code)
def test_a_hub_manager_may_open_the_records_behind_a_figure(indicator: Indicator) -> None:
    path = records_url(indicator).partition("?")[0]
    try:
        rule = URL_TABLE[resolve(path).view_name]
    except Resolver404:
        pytest.fail(f"{indicator.code}: {path} leads nowhere")
    assert rule.permission in permissions_of(Role.HUB_MANAGER)
    assert "GET" in rule.methods


def test_overdue_reviews_are_asked_for() -> None:
    assert records_url(INDICATORS["review_currency"]).endswith("?overdue=yes")
    assert records_url(INDICATORS["attendance"]) == ""
