"""Figures are remembered with the extract they are of, and with no other; survival agrees with the pure function."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spokeplan.statistics import kaplan_meier
from spokework.insight.asking import figures
from spokework.insight.connection import opened
from spokework.insight.indicators import INDICATORS
from spokework.insight.measuring import expression
from spokework.insight.queries.figures import Reader
from spokework.insight.scope import AT_THE_MACHINE, Scope

from .worlds import made, written

pytestmark = pytest.mark.once
CODES = ("new_cases", "lower_risk_all")


def test_a_figure_is_asked_for_once_and_answered_from_memory_then(tmp_path: Path) -> None:
    extract = written(made(seed=21, hubs=3), tmp_path)
    first = Reader(extract, AT_THE_MACHINE).ask(CODES, by=("sex",))
    for file in extract.path.glob("*.parquet"):
        file.unlink()
    assert Reader(extract, AT_THE_MACHINE).ask(CODES, by=("sex",)) == first


def test_the_next_extract_is_asked_anew(tmp_path: Path) -> None:
    worlds = [made(seed=seed, hubs=4) for seed in (22, 23)]
    for number, world in enumerate(worlds):
        reader = Reader(written(world, tmp_path / str(number)), AT_THE_MACHINE)
        assert reader.ask(CODES).one("new_cases").numerator == len(world["cases"])
    assert len({len(world["cases"]) for world in worlds}) == 2


def test_what_is_remembered_of_one_hub_is_not_said_of_another(tmp_path: Path) -> None:
    world = made(seed=24, hubs=5)
    extract = written(world, tmp_path)
    for hub in ("", *world.hubs):
        rows = [row for row in world["cases"] if hub in ("", row["hub"])]
        figure = Reader(extract, Scope(hub)).ask(CODES).one("new_cases")
        assert (figure.numerator or 0) == len(rows)


def test_tables_about_young_people_are_not_read_row_by_row(tmp_path: Path) -> None:
    reader = Reader(written(made(seed=25, hubs=2), tmp_path), Scope("hub-001"))
    assert {row["hub"] for row in reader.rows("returns")} <= {"hub-001"}
    for table in ("cases", "referrals", "contacts", "assessments", "reviews", "goals", "allocations"):
        with pytest.raises(ValueError, match="young people"):
            reader.rows(table)


LASTED = st.lists(st.tuples(st.integers(0, 6) | st.integers(0, 400), st.booleans()), min_size=1, max_size=30)


@settings(max_examples=10, phases=(Phase.generate,))
@given(sites=st.lists(LASTED, min_size=20, max_size=40))
def test_the_median_of_survival_is_that_of_the_pure_function(
    sites: list[list[tuple[int, bool]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    world = made(seed=1, hubs=len(sites), quarters=9)
    world["cases"].clear()
    for hub, lasted in zip(world.hubs, sites, strict=True):
        for days, ended in lasted:
            opened_on = world.as_at - timedelta(days=days)
            row = {"hub": hub, "phase": "1", "opened": opened_on, "closed": world.as_at if ended else None}
            world["cases"].append(row | {"first_level": "low", "last_level": "low"})
    world["returns"].clear()
    tables = opened(written(world, tmp_path_factory.mktemp("durations")))
    among_all = {figure.group[0]: figure.value for figure in figures([INDICATORS["duration"]], tables, by=("hub",))}
    asked = expression([INDICATORS["duration"]], tables, by=("hub",))
    in_ibis = {row["hub"]: row["duration__v"] for row in tables.read(asked)}
    for hub, lasted in zip(world.hubs, sites, strict=True):
        assert among_all[hub] == in_ibis[hub] == kaplan_meier(*zip(*lasted, strict=True)).median.time
