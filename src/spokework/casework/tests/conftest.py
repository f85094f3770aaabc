"""A worker at her desk, for every test of the pages she works on."""

from datetime import timedelta

import pytest

from spokework.accounts.tests.situations import signed_in
from spokework.casework import actions
from spokework.casework.levels import Level
from spokework.casework.tests.desk import CANARY, Work
from spokework.casework.tests.situations import (
    a_contact,
    a_drafted_assessment,
    a_goal,
    a_planned_contact,
    a_signed_assessment,
    a_spoke,
    acting,
    an_identity,
    an_open_case,
)
from spokework.core import clock
from spokework.programme.tests.situations import a_hub


@pytest.fixture
def work() -> Work:
    worker = a_spoke(a_hub())
    identity = an_identity(given_name=CANARY, family_name=f"Mc{CANARY}", safe_contact="Text only, before six")
    case = an_open_case(worker=worker, opened=clock.today() - timedelta(days=60), identity=identity)
    return Work(case, acting(worker), signed_in(worker.worker))


@pytest.fixture
def full(work: Work) -> Work:
    case, by = work.case, work.actor
    a_signed_assessment(case, Level.HIGH, by=by, day=clock.today() - timedelta(days=30))  # 1
    a_drafted_assessment(case, Level.LOW, by=by)  # 2
    a_contact(case, by=by, note="Walked by the canal")  # 1
    a_planned_contact(case, by=by, purpose="School")  # 2
    goal = a_goal(case, by=by, day=clock.today() - timedelta(days=20))  # 1
    actions.score_goal(goal=goal, score=5, rated_by="young_person", by=by)
    actions.raise_alert(young_person=work.young_person, text="Do not visit alone", by=by)  # 1
    actions.add_network_member(young_person=work.young_person, kind="family", name="Aunt Jo", trusted=True, by=by)  # 1
    return work
