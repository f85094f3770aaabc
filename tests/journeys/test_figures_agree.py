"""The published figures of the demonstration: page, command line, records and a question by hand say the same."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role
from spokework.extract.files import Extract
from spokework.extract.schema import TABLES
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.connection import Tables, opened
from spokework.insight.tests.test_oracle import differences, first, with_breakdown
from spokework.insight.tests.worlds import World

from .conftest import SignIn
from .serving import environment

CASES = """
    WITH ranked AS (
        SELECT closed, not_assessed,
            list_position(['none', 'low', 'medium', 'high'], first_level) AS before,
            list_position(['none', 'low', 'medium', 'high'], last_level) AS after
        FROM read_parquet('{cases}')
    )
    SELECT
        count(*) AS opened,
        count(closed) AS closed,
        count(*) FILTER (closed IS NOT NULL AND not_assessed IS NULL AND after < before) AS lower,
        count(*) FILTER (closed IS NOT NULL AND not_assessed IS NULL AND before > 0 AND after > 0) AS both,
        count(*) FILTER (closed IS NOT NULL AND not_assessed IS NULL AND after = before) AS unchanged,
        count(*) FILTER (closed IS NOT NULL AND not_assessed IS NULL AND after > before) AS raised,
        count(*) FILTER (closed IS NOT NULL AND not_assessed = 'not_taken_up') AS not_taken_up,
        count(*) FILTER (closed IS NOT NULL AND not_assessed = 'uncontactable') AS uncontactable,
        count(*) FILTER (closed IS NOT NULL AND not_assessed = 'moved') AS moved,
        count(*) FILTER (closed IS NOT NULL AND not_assessed = 'other') AS other
    FROM ranked
"""
HEADLINE = """
from spokework.cli.django_ready import set_up, whoever_is_here
set_up()
from spokework.casework.queries.headline import headline
found = headline(whoever_is_here())
out = found.outcomes
print(found.opened, found.closed, out.lower, out.with_both, out.unchanged, out.raised,
      *(out.not_assessed.get(why, 0) for why in ("not_taken_up", "uncontactable", "moved", "other")))
"""
WHY = ("unchanged", "raised", "not_taken_up", "uncontactable", "moved", "other")


@pytest.fixture(scope="module")
def extract(made: Path) -> Extract:
    (name,) = {found.name for found in (made / "data" / "extracts").glob("2*")}
    return Extract(made / "data" / "extracts" / name)


@pytest.fixture(scope="module")
def by_hand(extract: Extract) -> dict[str, int]:
    asked = duckdb.connect().execute(CASES.format(cases=extract.table("cases")))
    (row,), names = asked.fetchall(), [column[0] for column in asked.description]
    return dict(zip(names, row, strict=True))


def said(made: Path, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, *words],
        env=environment() | {"SPOKEWORK_DATA_DIR": str(made), "SPOKEWORK_DEMONSTRATION": "yes"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.demonstration
def test_a_question_written_by_hand_finds_the_published_figures(by_hand: dict[str, int]) -> None:
    assert {name: by_hand[name] for name in ("opened", "closed", "lower")} == {
        "opened": 783,
        "closed": 255,
        "lower": 184,
    }
    assert sum(by_hand[why] for why in WHY) == 71
    assert by_hand["both"] == 184 + by_hand["unchanged"] + by_hand["raised"]


@pytest.mark.demonstration
def test_the_command_line_prints_the_same(made: Path, by_hand: dict[str, int]) -> None:
    main = "from spokework.cli import main; main()"
    printed = said(made, "-c", main, "indicators")
    rows = {
        cells[0]: cells[1:]
        for line in printed.splitlines()
        if len(cells := re.findall(r"[^\s│][^│]*[^\s│]|[^\s│]", line)) > 3
    }
    assert rows["new_cases"][0] == str(by_hand["opened"])
    missing = str(by_hand["closed"] - by_hand["both"])
    assert rows["lower_risk_all"] == [str(by_hand["lower"]), str(by_hand["closed"]), missing, "72 %"]
    assert rows["lower_risk_paired"][:3] == [str(by_hand["lower"]), str(by_hand["both"]), missing]
    for why in WHY:
        assert rows[f"not_lower.{why}"][:2] == [str(by_hand[why]), str(by_hand["closed"])], why


@pytest.mark.demonstration
def test_the_records_themselves_say_the_same(made: Path, by_hand: dict[str, int]) -> None:
    names = ("opened", "closed", "lower", "both", *WHY)
    assert said(made, "-c", HEADLINE).split() == [str(by_hand[name]) for name in names]


@pytest.mark.browser
def test_the_page_shows_the_same(page: Page, sign_in_as: SignIn, by_hand: dict[str, int]) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    page.goto("/figures/")
    for title, *cells in (
        ("New cases", by_hand["opened"]),
        ("Lower risk, of all closed", "72 %", by_hand["lower"], by_hand["closed"]),
        ("Lower risk, of closed with both assessments", by_hand["lower"], by_hand["both"]),
    ):
        row = page.get_by_role("row", name=re.compile(f"^{re.escape(title)}")).first.inner_text()
        assert all(re.search(rf"(^|\s){re.escape(str(cell))}(\s|$)", row) for cell in cells), row


@pytest.fixture(scope="module")
def world(extract: Extract) -> World:
    rows: dict[str, list[dict[str, Any]]] = {
        table.name: pl.read_parquet(extract.table(table.name)).to_dicts() for table in TABLES
    }
    return World(extract.as_at, rows)


@pytest.fixture(scope="module")
def tables(extract: Extract) -> Tables:
    return opened(extract)


@pytest.mark.demonstration
@pytest.mark.parametrize("name", BREAKDOWNS)
def test_every_figure_of_the_demonstration_is_what_plain_python_counts(name: str, world: World, tables: Tables) -> None:
    for by in ((name,), ("hub", name) if name != "hub" else ()):
        for each_quarter in (False, True):
            assert not first(differences(world, tables, with_breakdown(name), by, each_quarter=each_quarter))
