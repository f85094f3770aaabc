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


def _nothing(case: Case) -> None:
    pass


@pytest.mark.parametrize(
    ("did", "silent"),
    [(_missing, False), (_decided, False), (work.a_contact, False), (_planned, True), (_nothing, True)],
)
def test_a_quarter_is_silent_where_nothing_was_done(did: Callable[[Case], Any], silent: bool) -> None:
    case = work.an_open_case(opened=OPENED)
    with clock.standing_at(LATER):
        did(case)
        rows = pl.read_parquet(make_extract(by=AT_THE_MACHINE).table("returns"))
    (records,) = rows.filter(quarter=SECOND_QUARTER)["records"].to_list()
    assert (records == 0) is silent
