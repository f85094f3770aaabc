"""Who finds which report, as what; and how a lead says what a funder reads."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.models import Event
from spokework.core.errors import Refused, Stale
from spokework.insight.actions import change_funder_template
from spokework.insight.models import FunderTemplate
from spokework.insight.reports.composing import PREVIEW
from spokework.insight.reports.kinds import Line
from spokework.insight.reports.ordering import KINDS, composer
from spokework.insight.states import ReleaseState
from spokework.programme.actions import add_funder
from spokework.programme.models import Funder
from spokework.programme.tests.situations import AT_THE_MACHINE, a_person, an_actor

from .releases import a_written_release

pytestmark = pytest.mark.django_db

LINES = [Line("lower_risk_all", "Safer at the end"), Line("referrals_received")]


def out(state: str = ReleaseState.PUBLISHED, **what: Any) -> None:
    a_written_release(state, by=a_person("Anita Cole"), approved_by=a_person("Ben Dale"), **what)


def browser(actor: Actor) -> Client:
    return signed_in(Account.objects.get(pk=actor.id))


def a_funder(name: str = "The invented fund") -> Funder:
    return add_funder(name=name, by=AT_THE_MACHINE)


def a_template(funder: Funder | None = None) -> FunderTemplate:
    return change_funder_template(
        funder=funder or a_funder(), title="Return to the fund", lines=LINES, by=AT_THE_MACHINE
    )


def report_url(kind: str = "quarterly-return", release: str = "2016Q4", **more: str) -> str:
    name = "report_file" if more else "report"
    return reverse(f"reports:{name}", kwargs={"release": release, "kind": kind} | more)


# Read by whom


def test_a_funder_reads_a_published_report_with_its_figures_and_takes_it_along_in_every_format() -> None:
    out()
    client = browser(an_actor(Role.FUNDER))
    assert "2016Q4" in client.get(reverse("reports:reports")).content.decode()
    page = client.get(report_url()).content.decode()
    for words in (
        "Most felt safer.",
        "185",
        "255",
        "2016Q4: nothing recorded by Wrenhallow.",
        "Annex: what each figure",
    ):
        assert words in page
    assert "who referred" not in page  # divided by what is no part of the figure: the annual report has it
    assert "who referred" in client.get(report_url("annual-report")).content.decode()
    pdf = client.get(report_url(written="pdf"))
    assert pdf["Content-Disposition"] == 'attachment; filename="quarterly-return-2016q4.pdf"'
    assert "Most felt safer." in "".join(each.extract_text() for each in PdfReader(BytesIO(pdf.content)).pages)
    assert ZipFile(BytesIO(client.get(report_url(written="docx")).content)).testzip() is None
    data = ZipFile(BytesIO(client.get(report_url(written="data")).content))
    assert b"lower_risk_all" in data.read("data/figures.csv")
    assert client.get(report_url(written="html"))["Content-Disposition"].endswith('.html"')


@pytest.mark.parametrize("state", [each for each in ReleaseState if each is not ReleaseState.PUBLISHED])
def test_before_publication_only_those_who_prepare_see_a_preview_that_says_so(state: str) -> None:
    out(state)
    for role in (Role.FUNDER, Role.EVALUATOR, Role.HUB_MANAGER):
        client = browser(an_actor(role))
        assert "No reports yet" in client.get(reverse("reports:reports")).content.decode()
        assert client.get(report_url()).status_code == client.get(report_url(written="data")).status_code == 404
    lead = browser(an_actor(Role.PROGRAMME_LEAD))
    assert PREVIEW in lead.get(report_url()).content.decode()
    assert PREVIEW in "".join(
        each.extract_text() for each in PdfReader(BytesIO(lead.get(report_url(written="pdf")).content)).pages
    )


REPLACED = "Another version has taken its place"


def test_another_edition_has_an_address_of_its_own_and_the_pages_of_the_first_lead_there_while_its_files_stay() -> None:
    out()
    client = browser(an_actor(Role.FUNDER))
    sent = {written: client.get(report_url(written=written)).content for written in ("html", "data")}
    assert REPLACED not in client.get(report_url()).content.decode()
    out(edition=2)
    first, listed = (client.get(url).content.decode() for url in (report_url(), reverse("reports:reports")))
    assert f'href="{report_url(release="2016Q4-v2")}"' in first
    assert (first.count(REPLACED), listed.count(REPLACED)) == (1, 1)
    assert {written: client.get(report_url(written=written)).content for written in sent} == sent
    second = client.get(report_url(release="2016Q4-v2")).content.decode()
    assert "2016Q4, version 2" in second
    assert "Takes the place of" in second
    assert REPLACED not in second
    named = client.get(report_url(release="2016Q4-v2", written="data"))["Content-Disposition"]
    assert named == 'attachment; filename="quarterly-return-2016q4-v2.zip"'


@pytest.mark.parametrize(
    ("release", "kind", "written"),
    [
        ("2016Q5", "quarterly-return", "pdf"),
        ("2016Q3", "quarterly-return", "pdf"),
        ("2016Q4-v2", "quarterly-return", "pdf"),
        ("2016Q4-v99999", "quarterly-return", "pdf"),
        ("2016Q4", "weekly-return", "pdf"),
        ("2016Q4", "quarterly-return", "exe"),
    ],
)
def test_what_there_is_not_is_not_found(release: str, kind: str, written: str) -> None:
    out()
    assert browser(an_actor(Role.FUNDER)).get(report_url(kind, release, written=written)).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_from_any_release(kind: str) -> None:
    out()
    assert browser(an_actor(Role.FUNDER)).get(report_url(kind)).status_code == 200


def test_without_a_programme_or_a_release_there_is_no_report_and_no_fault() -> None:
    assert composer(an_actor(Role.FUNDER), "2016Q4") is None


# What a funder reads


def test_a_lead_gives_each_figure_a_place_and_the_funder_reads_them_in_that_order_under_its_words() -> None:
    out()
    lead, funder = browser(an_actor(Role.PROGRAMME_LEAD)), a_funder()
    there = reverse("reports:funder_template", kwargs={"funder": funder.pk})
    assert "What The invented fund reads" in lead.get(there).content.decode()
    given = {
        "title": "Return to the fund",
        "version": "0",
        "place_referrals_received": "2",
        "place_lower_risk_all": "1",
        "heading_lower_risk_all": "Safer at the end",
    }
    assert lead.post(there, given).status_code == 303
    template = FunderTemplate.objects.unscoped("tests").get()
    assert [line["indicator"] for line in template.lines] == ["lower_risk_all", "referrals_received"]
    again = lead.get(there).content.decode()
    assert 'name="place_lower_risk_all" value="1"' in again
    assert 'value="Safer at the end"' in again
    report = reverse("reports:funder_report", kwargs={"release": "2016Q4", "funder": funder.pk})
    read = browser(an_actor(Role.FUNDER)).get(report).content.decode()
    assert read.index("Safer at the end") < read.index("Referrals received")
    assert "Return to the fund" in lead.get(reverse("reports:funders")).content.decode()


def test_it_is_written_to_the_log_with_no_word_of_it() -> None:
    template = a_template()
    event = Event.objects.filter(action="funder's report changed").latest("number")
    assert event.fields == ["lines", "title"]
    assert (event.record_type, event.record_id) == ("insight.FunderTemplate", template.pk)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "Choose at least one figure"),
        ([Line("no_such_figure")], "is no figure"),
        ([Line("acceptance"), Line("acceptance")], "Choose each figure once"),
        ([Line("acceptance", "A" * 121)], "Shorten the heading"),
    ],
)
def test_a_template_that_says_nothing_or_too_much_is_refused(lines: list[Line], said: str) -> None:
    with pytest.raises(Refused, match=said):
        change_funder_template(funder=a_funder(), title="A return", lines=lines, by=AT_THE_MACHINE)
    assert not FunderTemplate.objects.unscoped("tests").exists()


def test_a_place_that_is_no_place_is_said_beside_it_and_nothing_is_saved() -> None:
    there = reverse("reports:funder_template", kwargs={"funder": a_funder().pk})
    answer = browser(an_actor(Role.PROGRAMME_LEAD)).post(
        there, {"title": "A return", "version": "0", "place_acceptance": "first"}
    )
    assert answer.status_code == 422
    assert "Enter a place in the order from 1 to 99" in answer.content.decode()
    assert 'value="first"' in answer.content.decode()


def test_of_two_leads_who_write_at_once_the_second_sees_what_the_first_saved() -> None:
    funder = a_funder()
    template = a_template(funder)
    for version in (0, 7):
        with pytest.raises(Stale):
            change_funder_template(
                funder=funder, title="Mine", lines=[Line("acceptance")], version=version, by=AT_THE_MACHINE
            )
    there = reverse("reports:funder_template", kwargs={"funder": funder.pk})
    given = {"title": "Mine", "version": "0", "place_acceptance": "1"}
    answer = browser(an_actor(Role.PROGRAMME_LEAD)).post(there, given)
    assert answer.status_code == 409
    assert "Return to the fund" in answer.content.decode()
    template.refresh_from_db()
    assert template.title == "Return to the fund"


@pytest.mark.parametrize("role", [Role.FUNDER, Role.HUB_MANAGER, Role.EVALUATOR])
def test_who_does_not_prepare_releases_says_nothing_of_what_a_funder_reads(role: Role) -> None:
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        change_funder_template(funder=a_funder(), title="Mine", lines=LINES, by=an_actor(role))
