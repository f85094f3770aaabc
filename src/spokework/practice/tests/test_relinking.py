"""Whose it is, put right: the words move, all of them, and nothing stays behind."""

from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Subject
from spokework.casework.models import Case
from spokework.practice import actions
from spokework.practice.models import CaseLink, Challenge, ChallengeStep

from .desk import Desk, address, browser_of
from .situations import a_challenge, a_consultancy, a_hub, a_spoke, acting, an_open_case, joint_work, refused, resolved

pytestmark = pytest.mark.django_db
WORDS = "She said it was never her fault."


def about(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"hub": desk.spoke.hub, "by": desk.actor, "area": desk.area, **more}


def links() -> list[CaseLink]:
    return list(CaseLink.objects.unscoped("tests").select_related("case"))


@pytest.mark.parametrize(("make", "word"), [(a_consultancy, "advice"), (joint_work, "note"), (a_challenge, "issue")])
def test_it_moves_from_one_record_to_another_to_nobody_and_back(desk: Desk, make: Any, word: str) -> None:
    second = an_open_case(worker=desk.spoke)
    row = make(**about(desk, case=desk.case), **{word: WORDS})
    row = actions.relink(row=row, case=second, by=desk.actor)
    assert [(link.case, link.words[word]) for link in links()] == [(second, WORDS)]
    row = actions.relink(row=row, case=None, by=desk.actor)
    assert not links()
    assert getattr(type(row).objects.unscoped("tests").get(), word) == WORDS
    row = actions.relink(row=row, case=desk.case, by=desk.actor)
    assert [(link.case, link.words[word]) for link in links()] == [(desk.case, WORDS)]
    assert getattr(type(row).objects.unscoped("tests").get(), word) == ""
    assert row.version == 4
    actions.relink(row=row, case=desk.case, by=desk.actor)
    assert row.version == 4


def test_the_record_it_was_taken_from_remembers_that_it_was_there(desk: Desk) -> None:
    actions.relink(row=a_consultancy(**about(desk, case=desk.case)), case=None, by=desk.actor)
    said = Subject.objects.filter(young_person_id=desk.case.young_person_id, event__action__startswith="practice")
    assert list(said.order_by("event__number").values_list("event__action", flat=True)) == [
        "practice linked", "practice unlinked",
    ]  # fmt: skip


def test_the_steps_of_a_challenge_come_along(desk: Desk) -> None:
    row = a_challenge(**about(desk))
    actions.escalate_challenge(challenge=row, by=desk.actor, day=row.day, means="manager", note="To the inspector")
    resolved(row, by=desk.actor, changed="He is met at the station.")
    actions.relink(row=row, case=desk.case, by=desk.actor)
    (link,) = links()
    assert link.words["1"] == "To the inspector"
    assert link.words["changed"] == "He is met at the station."
    assert ChallengeStep.objects.unscoped("tests").get().note == ""
    actions.relink(row=row, case=None, by=desk.actor)
    assert ChallengeStep.objects.unscoped("tests").get().note == "To the inspector"
    assert Challenge.objects.unscoped("tests").get().changed == "He is met at the station."


def test_neither_another_workers_case_nor_a_record_out_of_reach_is_touched(desk: Desk) -> None:
    row = a_consultancy(**about(desk, case=desk.case), advice=WORDS)
    colleague = a_spoke(desk.spoke.hub)
    other = an_open_case(worker=colleague)
    assert refused(actions.relink, row=row, case=other, by=desk.actor).field == "case"
    with pytest.raises(NotAllowed):
        actions.relink(row=row, case=other, by=acting(colleague))
    with pytest.raises(NotAllowed):
        actions.relink(row=row, case=None, by=acting(a_spoke(a_hub())))
    assert [(link.case, link.words) for link in links()] == [(desk.case, {"advice": WORDS})]


def test_it_is_moved_on_its_page(desk: Desk) -> None:
    second: Case = an_open_case(worker=desk.spoke)
    row = a_consultancy(**about(desk, case=desk.case), advice=WORDS)
    form = desk.form("consultancy_relink", row)
    assert form["case"] == desk.case.young_person.reference
    assert desk.post("consultancy_relink", form | {"case": second.young_person.reference}, row).status_code == 303
    shown = desk.get("consultancy", row).content.decode()
    assert second.young_person.reference in shown
    assert desk.case.young_person.reference not in shown
    assert browser_of(a_spoke(desk.spoke.hub)).get(address("consultancy_relink", row)).status_code == 404
