"""``forecast``, typed: from a file alone, without an installation."""

import json
from pathlib import Path

import pytest

from .conftest import Run

pytestmark = pytest.mark.once

ALEXI = Path(__file__).parents[4] / "examples" / "alexi.toml"


def test_the_example_gives_the_published_sum(spokework: Run) -> None:
    done = spokework("forecast", ALEXI)
    assert (done.returncode, done.stderr) == (0, "")
    assert "53 posts × 20 young people a year = 1,060 a year" in done.stdout
    assert "583 places ÷ 200.9 days = 1,060 young people a year" in done.stdout


def test_json_has_the_same_figures(spokework: Run) -> None:
    data = json.loads(spokework("forecast", ALEXI, "--json").stdout)
    assert data["closed_form"]["expected_a_year"] == 1060
    assert len(data["closed_form"]["by_month"]) == data["months"] == 48


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
