"""Joint work and strategic meetings: with whom, and what was agreed."""

from datetime import timedelta
from typing import Any

import pytest

from spokework.core import clock
from spokework.practice import actions
from spokework.practice.models import CaseLink, Correction, JointWork
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host, an_area

from .situations import a_hub, a_meeting, a_spoke, acting, an_open_case, joint_work, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [joint_work, a_meeting])
@pytest.mark.parametrize(
    ("facts", "field"),
    [({"day": clock.today() + timedelta(days=1)}, "day"), ({"minutes": 0}, "minutes"), ({"kind": "a duel"}, "kind")],
)
def test_what_cannot_be_is_refused_by_field(make: Any, facts: dict[str, Any], field: str) -> None:
    assert refused(make, **facts).field == field


def test_joint_work_is_done_with_an_agency_of_the_area() -> None:
    assert refused(joint_work, agency=None).field == "agency"
    assert refused(joint_work, area=an_area(), agency=a_host()).field == "agency"
    assert refused(a_meeting, area=an_area(), agencies=[a_host()]).field == "agencies"


def test_joint_work_about_ones_own_case_keeps_its_words_there() -> None:
    spoke = a_spoke(a_hub())
    done = joint_work(spoke.hub, by=acting(spoke), case=an_open_case(worker=spoke), note="We both listened.")
    assert JointWork.objects.unscoped("tests").get(pk=done.pk).note == ""
    assert CaseLink.objects.unscoped("tests").get().words == {"note": "We both listened."}
    corrected = actions.correct_joint_work(joint_work=done, by=acting(spoke), note="", minutes=90)
    assert corrected.minutes == 90
    assert CaseLink.objects.unscoped("tests").get().words == {}


def test_who_was_at_a_meeting_can_be_corrected() -> None:
    area = an_area()
    police, school = a_host(area, "Police"), a_host(area, "A school")
    meeting = a_meeting(area=area, agencies=[police], agreed="To meet again")
    actions.correct_meeting(meeting=meeting, by=AT_THE_MACHINE, agencies=[police, school])
    assert set(meeting.agencies.unscoped("tests")) == {police, school}
    assert Correction.objects.unscoped("tests").get().earlier == {"agencies": ["Police"]}
