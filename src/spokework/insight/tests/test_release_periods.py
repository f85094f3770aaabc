"""A release's year is the sum of its quarters, for the attacker too: those that are out are taken away from it."""

from datetime import date
from pathlib import Path

import pytest

from spokeplan.disclosure import DFE, Protected, ProtectedTable, Rule, Table, check_against_ledger
from spokeplan.disclosure import Release as Published
from spokework.insight.releases.counting import PERIOD, counted_tables, frames
from spokework.insight.releases.periods import Period, periods_of

from .programmes import Made
from .releases import QUARTER, THIRD

pytestmark = pytest.mark.once
OF = "referrals received"


def told(table: Table, *periods: str) -> ProtectedTable:
    """Exactly what it counts in these periods, undivided, and nothing else."""
    wanted = [(OF, ((PERIOD, period),)) for period in periods]
    cells = (
        Protected(count, None) if name in wanted else Protected(None, Rule.UNPUBLISHED)
        for name, count in zip(table.shape.names(), table.counts, strict=True)
    )
    return ProtectedTable(shape=table.shape, profile=DFE, cells=tuple(cells))


def test_what_a_year_gives_away_with_a_quarter_that_is_out_is_found(tmp_path: Path) -> None:
    made = Made()
    made.hub("ash")
    for number, month in ((20, 5), (3, 8)):
        made.referrals(number, hub="ash", received=date(2016, month, 4), decided_on=date(2016, month, 5))
    reader = made.reader(tmp_path)
    (frame,) = (each for each in frames(reader.tables, reader.extract.labels) if each.counted.of == OF)
    spring, summer = counted_tables(frame, THIRD - 1, None)[0], counted_tables(frame, THIRD, THIRD - 1)[0]
    out = Published(name="2016Q2", tables=(told(spring, "2016Q2"),))
    for period, leaks in (("year to 2016Q3", True), ("to 2016Q3", False)):
        check = check_against_ledger(Published(name="2016Q3", tables=(told(summer, period),)), [out])
        found = {(leak.cell, leak.low, leak.high, leak.through) for leak in check.leaks}
        assert (((OF, ((PERIOD, "2016Q3"),)), 3, 3, ("2016Q2",)) in found) is leaks, period


def test_the_first_quarter_of_a_year_is_all_of_it_so_far() -> None:
    assert Period.YEAR not in periods_of(THIRD - 1)
    assert [each.heading(QUARTER + 1) for each in periods_of(QUARTER + 1)] == [
        "To the end of 2017Q1",
        "From April 2016 to March 2017",
        "In 2017Q1",
    ]
