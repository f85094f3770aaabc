"""Whatever a hub does in a quarter is a sign of life; what it only plans is not."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from spokework.casework import actions
from spokework.casework.models import Case
from spokework.casework.tests import situations as work
from spokework.core import clock
from spokework.extract.actions import make_extract
from spokework.practice.actions.returning import confirm_return
from spokework.practice.queries.returns import recorded_in
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = pytest.mark.django_db
OPENED, LATER = date(2016, 2, 10), date(2016, 5, 10)
SECOND_QUARTER = 2016 * 4 + 1


def _missing(case: Case) -> None:
    work.a_missing_episode(case)


def _planned(case: Case) -> None:
    work.a_planned_contact(case, day=clock.today() + timedelta(days=7))


def _decided(case: Case) -> None:
    actions.start_triage(referral=work.a_referral(case.hub, received=OPENED), by=AT_THE_MACHINE)


def _handed_over(case: Case) -> None:
    actions.hand_over(case=case, appointment=work.a_spoke(case.hub), summary="Likes to walk.", by=AT_THE_MACHINE)


def _nothing(case: Case) -> None:
    pass


@pytest.mark.parametrize(
    ("did", "silent"),
    [
        (_missing, False),
        (_decided, False),
        (_handed_over, False),
        (work.a_contact, False),
        (_planned, True),
        (_nothing, True),
    ],
)
def test_a_quarter_is_silent_where_nothing_was_done(did: Callable[[Case], Any], silent: bool) -> None:
    case = work.an_open_case(opened=OPENED)
    with clock.standing_at(LATER):
        did(case)
        rows = pl.read_parquet(make_extract(by=AT_THE_MACHINE).table("returns"))
    (records,) = rows.filter(quarter=SECOND_QUARTER)["records"].to_list()
    assert (records == 0) is silent
    assert (case.hub_id not in recorded_in(SECOND_QUARTER)) is silent  # a return is confirmed by the same rule


def test_a_confirmed_return_is_in_it_and_changes_no_count() -> None:
    case = work.an_open_case(opened=OPENED)
    with clock.standing_at(LATER):
        work.a_contact(case)
    with clock.standing_at(date(2016, 7, 4)):
        before = pl.read_parquet(make_extract(by=AT_THE_MACHINE).table("returns"))
        confirm_return(hub=case.hub, quarter=SECOND_QUARTER, by=AT_THE_MACHINE)
        after = pl.read_parquet(make_extract(by=AT_THE_MACHINE).table("returns"))
    assert not before["confirmed"].any()
    assert after.filter("confirmed")["quarter"].to_list() == [SECOND_QUARTER]
    assert before.drop("confirmed").equals(after.drop("confirmed"))
