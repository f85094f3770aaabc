"""``forecast``, typed: from a file alone, without an installation."""

import json
import re
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.once

ALEXI = Path(__file__).parents[4] / "examples" / "alexi.toml"


@pytest.fixture(scope="module")
def printed(spokework: Run) -> str:
    done = spokework("forecast", ALEXI, "--replications", "50", "--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_example_gives_the_published_sum(printed: str) -> None:
    assert "53 posts × 20 young people a year = 1,060 a year" in printed
    assert "583 places ÷ 200.9 days = 1,060 young people a year" in printed


def test_the_example_is_simulated_with_intervals(printed: str) -> None:
    assert "Simulated at full establishment: 1,0" in printed
    assert "Funding ends in December 2017" in printed
    assert "Simulated 50 times from seed 7 (50 for the areas)" in printed
    for title in ("Year by year, simulated", "Waiting", "Areas where most withdraw"):
        assert title in printed


def test_the_same_seed_prints_the_same(spokework: Run, printed: str) -> None:
    assert spokework("forecast", ALEXI, "--replications", "50", "--seed", "7").stdout == printed


def test_another_plan_is_set_beside_it(spokework: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = (
        ALEXI.read_text().replace("2017-12-31", "2017-03-31").replace('"Alexi Project, 2014 to 2017"', '"ends sooner"')
    )
    other.write_text(text)
    done = spokework("forecast", ALEXI, "--against", other, "--replications", "20")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Alexi Project, 2014 to 2017 and ends sooner" in done.stdout
    assert "Closed because funding ended" in done.stdout
    other.write_text(text.replace("months = 48", "months = 47"))
    done = spokework("forecast", ALEXI, "--against", other, "--replications", "20")
    assert done.returncode == 1
    assert "months is '47': let it be that of the other plan, 48" in done.stderr


def test_json_has_the_same_figures(spokework: Run) -> None:
    data = json.loads(spokework("forecast", ALEXI, "--json", "--replications", "20").stdout)
    assert data["closed_form"]["expected_a_year"] == 1060
    assert len(data["closed_form"]["by_month"]) == len(data["simulated"]["by_month"]) == data["months"] == 48
    started = data["established_year"]["started"]
    assert started["low"] < 1060 < started["high"] + 40
    assert [level["level"] for level in data["simulated"]["by_level"]] == ["high", "medium", "low"]


def test_a_mistake_in_the_file_is_a_sentence(spokework: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(ALEXI.read_text().replace("caseload_cap = 11 ", "caseload_cap = 0 "))
    done = spokework("forecast", file)
    assert done.returncode == 1
    assert done.stderr.strip() == f"{file}: caseload_cap is 0: give a whole number from 1 to 60."


@pytest.mark.parametrize(("text", "says"), [(None, "no such file"), ("[plan", "is not TOML")])
def test_a_file_that_cannot_be_read_is_a_sentence(spokework: Run, tmp_path: Path, text: str | None, says: str) -> None:
    file = tmp_path / "plan.toml"
    if text is not None:
        file.write_text(text)
    done = spokework("forecast", file)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


PLACEMENT = ALEXI.with_name("placement.toml")


def test_a_placement_says_how_near_the_best_it_is_and_who_comes_next(spokework: Run) -> None:
    done = spokework("place", PLACEMENT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "12 posts meet the need of" in done.stdout
    assert "does better by more than 0." in done.stdout
    assert "What each condition costs" in done.stdout
    assert "One more worker would do most in Wrenhallow" in done.stdout


def test_a_placement_as_json_has_the_same_plan(spokework: Run) -> None:
    data = json.loads(spokework("place", PLACEMENT, "--json").stdout)
    assert sum(each["posts"] for each in data["placements"]) == 12
    assert data["gap"] <= 0.001
    assert data["next_areas"][0]["area"] == "Wrenhallow"


def test_a_placement_nobody_can_make_says_what_fights(spokework: Run, tmp_path: Path) -> None:
    file = tmp_path / "problem.toml"
    file.write_text(PLACEMENT.read_text().replace("east = 0.25", "east = 0.9").replace("west = 0.25", "west = 0.9"))
    done = spokework("place", file)
    assert done.returncode == 1
    assert "A least share of need is met in" in done.stderr
    assert "Ease one of them." in done.stderr


def test_without_a_file_it_asks_for_an_installation(spokework: Run, tmp_path: Path) -> None:
    done = spokework("forecast", "--data-dir", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "There is no installation in" in done.stderr


@pytest.mark.parametrize(
    ("engine", "says"),
    [
        ("spark://x", "There is no engine spark://x"),
        ("dask://localhost:1", "Dask is not installed|No Dask cluster answers"),
    ],
)
def test_an_engine_that_is_not_there_is_a_sentence(spokework: Run, engine: str, says: str) -> None:
    done = spokework("forecast", ALEXI, "--engine", engine)
    assert done.returncode == 1
    assert re.search(says, done.stderr)
