"""A hub's own report to its board: protected, kept with the release, and nobody else's."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.decide import Actor
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.insight.models import Frozen, HubFigures
from spokework.insight.queries.releases import of_boards
from spokework.insight.releases.own import ONE_HUB
from spokework.insight.reports.composing import Composer
from spokework.insight.reports.ordering import composer, of_hub
from spokework.insight.reports.package import data_package
from spokework.insight.reports.packing import unpacked
from spokework.programme.models import Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub, an_actor

from .releases import a_draft, a_programme, a_published_release, make_current

# As with releases: the figures are counted the same whatever the records lie in.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def hubs() -> dict[str, Hub]:
    return {slug: a_hub(slug.capitalize()) for slug in ("ash", "elm")}


@pytest.fixture
def lead() -> Actor:
    return an_actor(Role.PROGRAMME_LEAD)


@pytest.fixture
def _figures(settings: Any, tmp_path: Path) -> None:
    """Elm sent no return for the last quarter."""
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    settings.DATA_DIRECTORY.extracts.mkdir(parents=True)
    make_current(a_programme(silent="elm"), settings.DATA_DIRECTORY.extracts)


def kept(hub: Hub) -> dict[str, dict[str, Any]]:
    """The rows of everybody, by the key of their table."""
    figures = HubFigures.objects.unscoped("tests").get(hub=hub).figures
    return {table["key"]: table["rows"][0] for table in figures["tables"] if table["breakdown"] == ""}


@pytest.mark.usefixtures("_figures")
def test_a_boards_figures_pass_the_rule_are_its_own_and_come_out_with_the_release(
    hubs: dict[str, Hub], lead: Actor
) -> None:
    a_draft(lead)
    of_ash = kept(hubs["ash"])
    # 8 + 9 + 10 referrals to date, 10 in the quarter; of these 6 declined, 2 of 10: too few beside the rest.
    assert of_ash["referrals_received-all-to-date"]["numerator"] == 25
    assert of_ash["referrals_received-all-quarter"]["numerator"] == 10
    assert of_ash["acceptance-all-to-date"]["numerator"] is None
    numbers = [row[name] for row in of_ash.values() for name in ("numerator", "denominator", "missing")]
    assert all(number is None or (number % ONE_HUB.base == 0 and not 0 < number < 5) for number in numbers)
    manager = an_actor(Role.HUB_MANAGER, hubs["ash"])
    assert of_boards(manager) == []  # not out yet
    assert of_boards(lead) == []  # and never the office's


@pytest.mark.usefixtures("_figures")
def test_a_manager_reads_her_own_hubs_report_and_no_other(hubs: dict[str, Hub], lead: Actor) -> None:
    release = a_published_release(lead, an_actor(Role.PROGRAMME_LEAD))
    managers = {slug: an_actor(Role.HUB_MANAGER, hub) for slug, hub in hubs.items()}
    name = "2016Q3"
    found = composer(managers["ash"], name)
    assert isinstance(found, Composer)
    report = of_hub(managers["ash"], found, "ash")
    assert report is not None
    assert (report.title, report.subtitle) == ("Report to the board", "Ash, July to September 2016")
    assert report.sections[0].heading == "Ash"
    headings = ["Referrals", "Waiting and capacity", "Risk", "Diffusion: how agencies around the service change"]
    assert [section.heading for section in report.sections[1:]] == headings
    assert of_hub(managers["elm"], found, "ash") is None
    assert of_hub(lead, found, "ash") is None
    silent = of_hub(managers["elm"], found, "elm")
    assert silent is not None
    assert silent.sections[0].says == ("We recorded nothing in 2016Q3: it is missing here, which is not nought.",)
    keys = [(row[0], row[5]) for row in report.resources[0].rows]
    assert len(keys) == len(set(keys))
    assert b"own-referrals_received-all-quarter" in unpacked(data_package(report))["data/figures.csv"]
    page = signed_in(Account.objects.get(pk=managers["ash"].id)).get(reverse("reports:reports")).content.decode()
    assert "Report to the board" in page
    with pytest.raises(Frozen):
        HubFigures.objects.unscoped("tests").filter(release=release).update(figures={})


@pytest.mark.usefixtures("_figures")
def test_another_version_is_protected_with_what_the_board_had_before(hubs: dict[str, Hub], lead: Actor) -> None:
    a_published_release(lead, an_actor(Role.PROGRAMME_LEAD))
    before = kept(hubs["ash"])
    a_draft(AT_THE_MACHINE, reason="A hub asked for it")
    again = HubFigures.objects.unscoped("tests").filter(hub=hubs["ash"]).latest("created_at")
    now = {table["key"]: table["rows"][0] for table in again.figures["tables"] if table["breakdown"] == ""}
    assert now == before
