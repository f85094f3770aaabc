"""Two people in the same moment: one of them waits, and then sees what the other did."""

import pytest

from spokework.practice import actions, codes
from spokework.practice.models import Attendee, CaseLink, ChallengeStep, Consultancy, SessionSeries
from spokework.programme.tests.situations import AT_THE_MACHINE, an_area
from spokework.programme.tests.test_at_once import all_at_once

from .situations import a_challenge, a_consultancy, a_hub, a_session, a_spoke, acting, an_open_case, resolved

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keyring"])
MEETING = codes.ChallengeMeans.MEETING


def test_two_steps_taken_at_once_are_numbered_one_after_the_other() -> None:
    challenge = a_challenge()
    step = {"challenge": challenge, "by": AT_THE_MACHINE, "day": challenge.day, "means": MEETING}
    assert all_at_once(*[lambda: actions.escalate_challenge(**step)] * 2) == ["done", "done"]
    assert sorted(ChallengeStep.objects.unscoped("tests").values_list("number", flat=True)) == [1, 2]


def test_a_challenge_resolved_by_two_at_once_has_one_result() -> None:
    challenge = a_challenge()
    assert all_at_once(*[lambda: resolved(challenge)] * 2) == ["done", "refused"]


def test_a_series_begun_by_two_at_once_is_one() -> None:
    hub, area = a_hub(), an_area()
    begun = {"hub_id": hub.pk, "title": "Year 9 girls", "area": area, "by": AT_THE_MACHINE}
    assert all_at_once(*[lambda: actions.start_series(**begun)] * 2) == ["done", "refused"]
    assert SessionSeries.objects.unscoped("tests").count() == 1


def test_a_register_kept_by_two_at_once_is_one_of_the_two() -> None:
    session = a_session()
    both = [["Odile", "Hester"], ["Wilf", "Una"]]
    attempts = [
        lambda names=names: actions.keep_register(event=session, names=names, by=AT_THE_MACHINE) for names in both
    ]
    assert all_at_once(*attempts) == ["done", "done"]
    rows = Attendee.objects.unscoped("tests").order_by("number")
    assert [row.name for row in rows] in both


def test_words_moved_two_ways_at_once_stand_in_one_record() -> None:
    spoke = a_spoke(a_hub())
    first, second = an_open_case(worker=spoke), an_open_case(worker=spoke)
    by = acting(spoke)
    row = a_consultancy(spoke.hub, by=by, case=first, advice="Ask what would help.")
    there = Consultancy.objects.unscoped("tests").get(pk=row.pk)
    moves = [(second, row), (None, there)]
    outcome = all_at_once(
        *[lambda case=case, row=row: actions.relink(row=row, case=case, by=by) for case, row in moves]
    )
    assert outcome == ["done", "done"]
    links = list(CaseLink.objects.unscoped("tests"))
    own = Consultancy.objects.unscoped("tests").get().advice
    assert [own, *(link.words["advice"] for link in links)].count("Ask what would help.") == 1
