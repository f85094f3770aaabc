"""Outcomes, contracts and one figure, as they come to whoever asks."""

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.insight.charts import Drawn
from spokework.insight.states import ReleaseState
from spokework.insight.templatetags.charts import as_drawn
from spokework.programme.models import Hub
from spokework.programme.tests.situations import (
    a_funder,
    a_grant,
    a_hub,
    a_member,
    a_placement,
    a_post,
    an_actor,
    an_area,
)

from .programmes import Made
from .releases import QUARTER, a_written_release

# The figures are counted the same whatever the hub and who asks lie in.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

CLOSED = {"state": "closed", "closed": date(2016, 11, 1), "closure_reason": "goals_met"}
BOTH = CLOSED | {"first_level": "high", "last_level": "low", "change": "lower", "first_assessed_on": date(2016, 5, 20)}
SAME = BOTH | {"last_level": "high", "change": "unchanged"}
GONE = BOTH | {"last_level": "not_assessed", "not_assessed": "moved", "change": "not_assessed"}


@pytest.fixture
def hub() -> Hub:
    return a_hub("Harbour One")


@pytest.fixture
def made(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Twelve lower, three unchanged, five not assessed, thirty open; another hub with ten more that are lower."""
    made = Made()
    for slug in (hub.slug, "other"):
        made.hub(slug)
    for number, what in ((12, BOTH), (3, SAME), (5, GONE), (30, {})):
        made.cases(number, hub=hub.slug, **what)
    made.cases(10, hub="other", **BOTH)
    extract = made.reader(tmp_path).extract
    for module in ("views.base", "queries.figures"):
        monkeypatch.setattr(f"spokework.insight.{module}.current", lambda: extract)
    return made


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


@pytest.fixture
def manager(made: Made, hub: Hub) -> Client:
    return browser(an_actor(Role.HUB_MANAGER, hub))


@pytest.fixture
def lead(made: Made) -> Client:
    return browser(an_actor(Role.PROGRAMME_LEAD))


def page(client: Client, name: str, query: str = "", status: int = 200, **kwargs: Any) -> str:
    answer = client.get(reverse(f"insight:{name}", kwargs=kwargs or None) + query)
    assert answer.status_code == status
    return str(answer.content.decode())


def words(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def test_both_shares_stand_beside_each_other_and_the_difference_is_said(manager: Client) -> None:
    said = words(page(manager, "outcomes"))
    assert "Lower risk, of all closed 60 % 12 of 20 · 95 % interval 39 to 78 % · 5 missing" in said
    assert "Lower risk, of closed with both assessments 80 % 12 of 15 · 95 % interval 55 to 93 % · 5 missing" in said
    assert "The two differ by the 5 whose cases were closed without an assessment at both ends" in said


def test_a_hub_sees_each_way_exactly(manager: Client) -> None:
    html = page(manager, "outcomes")
    assert "High to low: 12" in html
    assert "High to not assessed: moved away: 5" in html
    assert "Of 15 cases assessed at both ends, 12 ended lower, 3 at the same level and 0 higher" in words(html)


def test_the_lead_sees_no_way_of_a_few(lead: Client) -> None:
    html = page(lead, "outcomes")
    assert "22 of 30" in html  # the whole is exact
    assert "moved away: 5" not in html
    assert "From the first level to the last" not in html
    assert "No release is published yet, so no part of the programme is shown" in words(html)
    assert f'href="{reverse("insight:releases")}">Make a release' in html


def test_no_chart_carries_a_style_and_each_says_what_it_shows(manager: Client) -> None:
    a_grant(Hub.objects.unscoped("tests").get(), funder=a_funder("Quill Fund"), end=date(2017, 1, 31))
    pages = [page(manager, name) for name in ("outcomes", "contracts")]
    pages += [page(manager, "figure", "?by=sex", code=code) for code in ("closure_reasons", "new_cases")]
    for html in pages:
        charts = re.findall(r"<svg[^>]*role=\"img\"[^>]*>", html)
        assert charts
        assert all(re.search(r'aria-label="[^"]{20,}"', chart) for chart in charts)
        assert not re.search(r"\sstyle\s*=|<style|<script(?![^>]*src=)", html)
        wide = sum("chart-wide" in chart for chart in charts)
        assert html.count('aria-label="Chart: ') == wide == sum("chart-narrow" in chart for chart in charts)


@pytest.mark.parametrize(
    ("end", "how_many"), [(date(2016, 12, 29), "About 30 of 30"), (date(2017, 1, 31), "At most about 30 of 30")]
)
def test_the_cases_that_outlast_the_last_grant(manager: Client, hub: Hub, end: date, how_many: str) -> None:
    """No case was watched for longer than the open ones have lasted: what comes after is a bound."""
    a_grant(hub, end=date(2016, 6, 30))
    a_grant(hub, end=end)
    said = words(page(manager, "contracts"))
    assert f"{long_date(end)} 30 30 30 to 30 0 0" in said
    assert how_many in said
    assert "of the cases of this hub that lasted as long" in said


def test_a_manager_sees_no_other_hubs_grants(manager: Client, hub: Hub, lead: Client) -> None:
    a_grant(hub, funder=a_funder("Quill Fund"))
    a_grant(a_hub("Harbour Two"), funder=a_funder("Lantern Trust"))
    own, whole = page(manager, "contracts"), page(lead, "contracts")
    assert "Quill Fund" in own
    assert "Lantern Trust" not in own
    assert "Quill Fund" in whole
    assert "Lantern Trust" in whole


def test_each_area_says_whose_money_keeps_somebody_there_and_until_when(manager: Client, hub: Hub) -> None:
    a_placement(a_post(hub), an_area("Wrenhallow"))
    last = clock.today() + timedelta(days=90)
    after = last + timedelta(days=1)
    a_grant(hub, funder=a_funder("Quill Fund"), end=last)
    a_grant(hub, funder=a_funder("Lantern Trust"), start=after, end=after)
    a_placement(a_post(a_hub("Harbour Two")), an_area("Elsewhere"))
    said = words(page(manager, "contracts"))
    assert f"Wrenhallow {hub.name} 1 Quill Fund {long_date(last)} Lantern Trust from {long_date(after)}" in said
    assert "Elsewhere" not in said


def test_without_a_grant_it_is_said(manager: Client) -> None:
    said = words(page(manager, "contracts"))
    assert "No grant is recorded for this hub yet." in said
    assert "it cannot be said which outlast one" in said


def test_a_figure_leads_its_hub_to_the_records_and_nobody_else(manager: Client, lead: Client) -> None:
    link = "/young-people/?overdue=yes"
    assert link in page(manager, "figure", code="review_currency")
    assert link not in page(lead, "figure", code="review_currency")


@pytest.mark.parametrize(("query", "there"), [("?by=shoe_size", "?by=setting"), ("?quarter=2031Q1", "?quarter=2016Q4")])
def test_what_does_not_exist_is_answered_with_what_does(manager: Client, hub: Hub, query: str, there: str) -> None:
    html = page(manager, "figure", query, status=404, code="new_cases")
    assert f'href="{there}&amp;hub={hub.slug}"' in html
    assert "This figure has no such" in html


def test_a_quarter_is_shown_by_itself(manager: Client) -> None:
    said = words(page(manager, "figure", "?quarter=2016Q2&by=sex", code="new_cases"))
    assert "In 2016Q2" in said
    assert "By sex, in 2016Q2" in said
    assert "Everybody 50 cases 50" in said


def test_a_figure_of_parts_has_a_column_a_part(manager: Client) -> None:
    said = words(page(manager, "figure", "?by=sex", code="closure_reasons"))
    assert "Female 20 (100 %)" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_every_page_names_the_hubs_whose_return_is_missing(
    made: Made, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in made.world["returns"]:
        if row["quarter"] == QUARTER - 1:
            row |= {"confirmed": False, "records": 0 if row["hub"] == "other" else 5}
    extract = made.reader(tmp_path / "again").extract
    for module in ("views.base", "queries.figures"):
        monkeypatch.setattr(f"spokework.insight.{module}.current", lambda: extract)
    lead, manager = (browser(an_actor(*who)) for who in ((Role.PROGRAMME_LEAD,), (Role.HUB_MANAGER, hub)))
    of_all, own = "nothing recorded by other; not confirmed by Harbour One", "not confirmed"
    for name in ("figures", "outcomes", "coverage", "settings", "hubs", "contracts"):
        assert f"Missing returns. 2016Q3: {of_all}." in words(page(lead, name))
        assert f"Missing returns. 2016Q3: {own}." in words(page(manager, name))
    assert f"2016Q3 {own}" in words(page(manager, "figure", code="new_cases"))
    assert all(reverse("practice:returns") in page(each, "figures") for each in (lead, manager))


def test_figures_stand_under_their_themes(lead: Client) -> None:
    html = page(lead, "figures")
    for theme in ("Referrals", "Waiting and capacity", "Risk", "Goals and wellbeing", "Endings"):
        assert f"<h2>{theme}</h2>" in html


def test_only_a_chart_is_printed_as_it_is() -> None:
    assert as_drawn(Drawn("<svg></svg>")) == "<svg></svg>"
    assert as_drawn("<script>") == "&lt;script&gt;"


def test_a_trail_names_each_page_once(lead: Client) -> None:
    trail = re.compile(r'<nav class="where".*?</nav>', re.S)
    first, second = (trail.search(page(lead, name)) for name in ("figures", "outcomes"))
    assert first
    assert second
    assert words(first[0]).count("Figures") == 1
    assert words(second[0]).count("Figures") == 1


def test_the_lead_is_told_what_is_exact_and_what_is_published(lead: Client, manager: Client) -> None:
    rule = "Totals of the whole programme are exact; its parts are those of a published release."
    assert rule in words(page(lead, "figures"))
    assert rule not in words(page(manager, "figures"))


def test_parts_are_those_of_the_release_that_is_chosen(made: Made, lead: Client) -> None:
    by, approver = (a_member(Role.PROGRAMME_LEAD) for _ in range(2))
    for quarter in (QUARTER - 1, QUARTER):
        a_written_release(quarter=quarter, by=by, approved_by=approver)
    a_written_release(ReleaseState.DRAFT, quarter=QUARTER, edition=2, by=by, approved_by=approver)
    latest = page(lead, "figure", "?by=source", code="referrals_received")
    assert "in release 2016Q4" in words(latest)
    assert "Missing returns. 2016Q4: nothing recorded by Wrenhallow." in words(latest)
    assert '<input type="hidden" name="by" value="source">' in latest
    said = words(page(lead, "figure", "?by=source&release=2016Q3", code="referrals_received"))
    assert "By source" not in said
    assert "By who referred, to the end of 2016Q3" in said
    assert "Police 40 referrals 40" in said
    assert "Health Withheld Fewer than 8" in said
    for of_none in ("2016Q4-v2", "2016Q2", "last"):
        page(lead, "figure", f"?by=source&release={of_none}", status=404, code="referrals_received")
    # Its own release is that of a quarter; what no release has is in none, and what does not exist is not there.
    assert "in release 2016Q3" in words(page(lead, "figure", "?by=source&quarter=2016Q3", code="referrals_received"))
    assert "Not in release 2016Q4" in words(page(lead, "figure", "?by=hub", code="referrals_received"))
    page(lead, "figure", "?by=shoe_size", status=404, code="referrals_received")


def test_the_length_of_support_is_in_days_and_in_months_on_both_pages(lead: Client) -> None:
    for name in ("figures", "outcomes"):
        assert "176 days (5.8 months)" in words(page(lead, name)).replace("\N{NO-BREAK SPACE}", " ")
