"""What the floors above add is drawn where they say, and only to whom they say."""

from datetime import timedelta
from typing import Any

import pytest
from django.template import engines

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework import panels
from spokework.casework.actions.noticing import give_notice
from spokework.casework.models import YoungPerson
from spokework.core import clock
from spokework.core.components import TimelineItem
from spokework.programme.tests.situations import a_member

from .situations import a_hub, a_spoke, an_open_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> list[Actor]:
    """Two parts that another floor adds to Today and Team; who was asked for."""
    asked: list[Actor] = []
    # A template itself stands for its name.
    words: Any = engines["django"].from_string("<p>First of all: {{ shown.words }}</p>").template
    beside: Any = engines["django"].from_string("<p>Beside the work</p>").template

    def source(actor: Actor) -> list[panels.Panel]:
        asked.append(actor)
        return [panels.Panel(beside), panels.Panel(words, {"words": "somebody is waited for"}, first=True)]

    monkeypatch.setattr(panels, "TODAY", [source])
    monkeypatch.setattr(panels, "TEAM", [source])
    return asked


@pytest.mark.parametrize("there", ["/", "/team/"])
def test_a_part_stands_where_it_says(panel: list[Actor], there: str) -> None:
    manager = a_member(Role.HUB_MANAGER, a_hub())
    page = signed_in(manager).get(there).content.decode()
    assert page.index("First of all: somebody is waited for") < page.index("waiting for a worker")
    assert page.index("waiting for a worker") < page.index("Beside the work")
    assert [actor.id for actor in panel] == [manager.pk]


def test_what_is_known_above_stands_in_the_timeline_on_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    spoke = a_spoke(a_hub())
    case = an_open_case(worker=spoke, opened=clock.today() - timedelta(days=9))

    def source(actor: Actor, young_person: YoungPerson) -> list[TimelineItem]:
        assert (actor.id, young_person) == (spoke.worker_id, case.young_person)
        return [TimelineItem(clock.today() - timedelta(days=3), "Advised the school"), TimelineItem(clock.now(), "Now")]

    monkeypatch.setattr(panels, "TIMELINE", [source])
    browser = signed_in(Account.objects.get(pk=spoke.worker_id))
    page = browser.get(f"/young-people/{case.young_person.reference}/")
    titles = [item.title for item in page.context["items"]]
    assert titles.index("Now") < titles.index("Advised the school") < titles.index("Case opened")
    before = browser.get(f"/young-people/{case.young_person.reference}/?before={clock.today().isoformat()}")
    assert "Now" not in [item.title for item in before.context["items"]]


def test_a_kind_of_notice_leads_where_its_floor_says(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = a_hub()
    monkeypatch.setitem(
        panels.NOTICES, "a visit", panels.NoticePlace("casework:team", "Open Team", settles_itself=True)
    )
    give_notice(hub_id=hub.pk, permission=P.VIEW_TEAM, kind="a visit", text="Somebody has not checked in.")
    (row,) = signed_in(a_member(Role.HUB_MANAGER, hub)).get("/notices/").context["rows"]
    assert (row.url, row.verb, row.settles_itself) == ("/team/", "Open Team", True)
