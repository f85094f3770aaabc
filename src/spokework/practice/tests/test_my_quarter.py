"""My quarter: what a worker did, for herself alone."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.access.roles import Role
from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions as casework
from spokework.casework.tests.situations import a_contact, a_planned_contact
from spokework.core import clock
from spokework.core.quarters import quarter_name, quarter_number, quarter_start
from spokework.practice.queries.quarter import Cases, Contacts, my_quarter
from spokework.practice.queries.reach import Reach
from spokework.programme.tests.situations import AT_THE_MACHINE, a_member

from .desk import Desk, address
from .situations import a_challenge, a_consultancy, a_session, a_spoke, a_training, acting, an_open_case, resolved

pytestmark = pytest.mark.django_db
NOW = quarter_number(clock.today())
BEFORE = quarter_start(NOW) - timedelta(days=1)


def about(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"hub": desk.spoke.hub, "by": desk.actor, "area": desk.area, **more}


def test_it_counts_what_she_did_in_the_quarter_and_nobody_elses(desk: Desk) -> None:
    colleague = acting(a_spoke(desk.spoke.hub))
    a_session(**about(desk), attended=6, names=["Odile"])
    a_session(**about(desk, by=colleague), attended=50)
    a_session(**about(desk, day=BEFORE), attended=60)
    a_session(**about(desk), attended=4, audience="adults")
    a_training(**about(desk), attended=9)
    a_consultancy(**about(desk))
    a_challenge(**about(desk))
    resolved(a_challenge(**about(desk, day=BEFORE)), by=desk.actor, changed="He is met at the station.")
    mine = my_quarter(desk.actor, NOW)
    assert (mine.young_people, mine.adults) == (Reach(1, 6, 1, 1), Reach(1, 4, 0, 0))
    assert mine.trained == Reach(1, 9, 0, 0)
    assert {kind: len(rows) for kind, rows in mine.work.items()} == {
        "session": 2, "training": 1, "consultancy": 1, "joint_work": 0, "meeting": 0, "challenge": 1,
    }  # fmt: skip
    assert [row.changed for row in mine.resolved] == ["He is met at the station."]
    earlier = my_quarter(desk.actor, NOW - 1)
    assert earlier.young_people == Reach(1, 60, 0, 0)
    assert len(earlier.work["challenge"]) == 1


def test_contacts_and_cases_she_has_handed_over_since_are_counted(desk: Desk) -> None:
    case = an_open_case(worker=desk.spoke)
    a_contact(case, by=desk.actor, minutes=40)
    a_contact(desk.case, by=desk.actor, minutes=20)
    a_contact(desk.case, by=desk.actor, attendance="missed", minutes=None)
    a_contact(desk.case, by=AT_THE_MACHINE, minutes=500)
    a_planned_contact(desk.case, by=desk.actor)
    casework.hand_over(case=case, appointment=a_spoke(desk.spoke.hub), summary="All is told", by=AT_THE_MACHINE)
    mine = my_quarter(desk.actor, NOW)
    assert mine.contacts == Contacts(recorded=3, attended=2, minutes=60)
    assert mine.cases == Cases(held=2, begun=2, ended=1)


def test_it_is_told_in_words_and_names_no_young_person(desk: Desk) -> None:
    a_session(**about(desk), attended=6, names=["Odile"])
    a_contact(desk.case, by=desk.actor, minutes=90)
    resolved(a_challenge(**about(desk, case=desk.case)), by=desk.actor, changed="He is met at the station.")
    shown = desk.get("my_quarter").content.decode()
    for said in (
        "You worked with 1 young person: 1 contact took place, 1 hour 30 minutes in all.",
        "You held 1 session for young people: 6 attendances; 1 of them by name, 1 different person.",
        "You raised 1 challenge.",
        "1 challenge of yours was resolved: 1 × the agency changed what it did.",
    ):
        assert said in shown
    assert desk.case.young_person.reference not in shown
    assert "He is met at the station." not in shown  # that stands in the young person's record
    assert "Nobody but you is shown this page" in shown


def test_quarters_before_can_be_opened_and_none_that_has_not_begun(desk: Desk) -> None:
    assert desk.get("my_quarter").context["quarter"] == quarter_name(NOW)
    assert desk.get("my_quarter", quarter=quarter_name(NOW + 3)).context["quarter"] == quarter_name(NOW)
    assert desk.get("my_quarter", quarter="soon").context["quarter"] == quarter_name(NOW)
    earlier = desk.get("my_quarter", quarter=quarter_name(NOW - 4))
    assert earlier.context["later_url"].endswith(quarter_name(NOW - 3))
    assert "Nothing is recorded in this quarter yet" in earlier.content.decode()


def test_a_manager_opens_her_own_and_no_address_leads_to_anothers(desk: Desk) -> None:
    a_training(**about(desk), attended=9)
    manager = signed_in(a_member(Role.HUB_MANAGER, desk.spoke.hub))
    shown = manager.get(address("my_quarter"), {"worker": str(desk.actor.id), "by": str(desk.actor.id)})
    assert "Nothing is recorded in this quarter yet" in shown.content.decode()
