"""The list of what a hub did: found by kind, worker, area and quarter, a page at a time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from spokework.core import clock
from spokework.core.quarters import quarter_name, quarter_number
from spokework.practice.queries.work import PAGE, After, Filters, page
from spokework.programme.tests.situations import a_placement, an_area

from .desk import Desk, address
from .situations import a_challenge, a_hub, a_meeting, a_session, a_spoke, a_training, acting, one_of_each

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def test_everything_the_hub_did_is_there_and_nothing_of_another(desk: Desk) -> None:
    own = one_of_each(desk.spoke.hub, desk.area)
    one_of_each(a_hub(), desk.area)
    found = page(desk.actor, Filters()).rows
    assert {row.pk for row in found} == {row.pk for row in own.values()}
    shown = desk.get("work").content.decode()
    for kind in ("session", "training", "consultancy", "joint_work", "meeting", "challenge"):
        assert f'href="{address(kind, own[kind])}"' in shown


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kind": "training"}, ["training"]),
        ({"worker": "hers"}, ["challenge"]),
        ({"area": "elsewhere"}, ["meeting"]),
        ({"quarter": "a year ago"}, ["session"]),
        ({"kind": "session", "worker": "hers"}, []),
    ],
)
def test_it_is_narrowed(desk: Desk, wanted: dict[str, str], expected: list[str]) -> None:
    hub, elsewhere, colleague = desk.spoke.hub, an_area(), a_spoke(desk.spoke.hub)
    a_placement(colleague.post, elsewhere)
    year_ago = TODAY - timedelta(days=365)
    rows = {
        "training": a_training(hub, by=acting(colleague), area=desk.area),
        "challenge": a_challenge(hub, by=desk.actor, area=desk.area),
        "meeting": a_meeting(hub, by=acting(colleague), area=elsewhere),
        "session": a_session(hub, by=acting(colleague), area=desk.area, day=year_ago),
    }
    said = {
        "hers": str(desk.actor.id),
        "elsewhere": elsewhere.code,
        "a year ago": quarter_name(quarter_number(year_ago)),
    }
    shown = desk.get("work", **{name: said.get(value, value) for name, value in wanted.items()})
    assert [row.pk for row in shown.context["rows"]] == [rows[name].pk for name in expected]
    assert shown.context["narrowed"]


def test_it_goes_on_page_by_page_and_shows_nothing_twice(desk: Desk) -> None:
    for number in range(PAGE + 5):
        make = a_session if number % 2 else a_meeting
        make(desk.spoke.hub, area=desk.area, day=TODAY - timedelta(days=number // 3))
    first = page(desk.actor, Filters())
    assert first.after is not None
    second = page(desk.actor, Filters(), After.read(str(first.after)))
    keys = [row.pk for row in (*first.rows, *second.rows)]
    assert len(keys) == len(set(keys)) == PAGE + 5
    assert second.after is None
    days = [row.day for row in (*first.rows, *second.rows)]
    assert days == sorted(days, reverse=True)
    onward = desk.browser.get(address("work") + desk.get("work").context["next_url"])
    assert [row.pk for row in onward.context["rows"]] == [row.pk for row in second.rows]
    assert onward.context["first_url"]


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "spell"},
        {"worker": "nobody"},
        {"quarter": "2016Q9"},
        {"after": "yesterday"},
        {"after": f"2016-02-31.0.{uuid4()}"},
        {"after": f"2016-02-28.{'9' * 40}.{uuid4()}"},
        {"after": f"2016-02-28.1.{uuid4()}.more"},
        {"area": "X\0"},
    ],
)
def test_what_is_not_understood_narrows_nothing_or_finds_nothing(desk: Desk, typed: dict[str, str]) -> None:
    a_session(desk.spoke.hub, area=desk.area)
    assert desk.get("work", **typed).status_code == 200


def test_before_anything_is_recorded_it_says_how_to_begin(desk: Desk) -> None:
    assert "Nothing is recorded yet" in desk.get("work").content.decode()
    assert "Nothing matches" in desk.get("work", kind="training").content.decode()


def test_a_place_in_the_list_reads_as_it_was_written() -> None:
    after = After(date(2016, 3, 3), clock.now(), uuid4())
    assert After.read(str(after)) == after
