"""``report``, typed: files in a folder, and a sentence for what there is not."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spokework.cli import app, django_ready, reporting
from spokework.cli.talking import Explained
from spokework.insight.actions import change_funder_template
from spokework.insight.reports.kinds import Line
from spokework.insight.states import ReleaseState
from spokework.insight.tests.releases import a_written_release
from spokework.programme.actions import add_funder
from spokework.programme.tests.situations import AT_THE_MACHINE, a_person

from .conftest import Run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is up already, with the suite's database."""
    monkeypatch.setattr(reporting, "set_up", lambda: None)
    monkeypatch.setattr(django_ready, "whoever_is_here", lambda: AT_THE_MACHINE)


def out(state: str = ReleaseState.PUBLISHED, edition: int = 1) -> None:
    a_written_release(state, edition=edition, by=a_person("Anita Cole"), approved_by=a_person("Ben Dale"))


def typed(*words: str | Path) -> Any:
    return CliRunner().invoke(app, ["report", *map(str, words)])


def test_without_a_format_every_format_is_written_and_named(tmp_path: Path) -> None:
    out()
    done = typed("--release", "2016Q4", "--into", tmp_path / "new")
    assert done.exit_code == 0, done.output
    names = [f"quarterly-return-2016q4.{ending}" for ending in ("docx", "html", "pdf", "zip")]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == names
    assert "Quarterly return, October to December 2016." in done.output
    assert all(name in done.output.replace("\n", "") for name in names)
    assert "taken its place" not in done.output


def test_of_a_release_that_was_replaced_it_is_said_beside_the_files(tmp_path: Path) -> None:
    out()
    out(edition=2)
    done = typed("--release", "2016Q4", "--format", "html", "--into", tmp_path)
    assert "Another version has taken its place: 2016Q4, version 2." in done.output
    (written,) = tmp_path.iterdir()
    assert "version 2" not in written.read_text()


def test_a_funders_own_report_and_a_preview_that_says_so(tmp_path: Path) -> None:
    out(ReleaseState.CHECKED)
    funder = add_funder(name="The invented fund", by=AT_THE_MACHINE)
    change_funder_template(funder=funder, title="Our return", lines=[Line("lower_risk_all")], by=AT_THE_MACHINE)
    words = ("--release", "2016Q4", "--format", "html", "--funder", "The invented fund", "--into", tmp_path)
    done = typed(*words)
    assert "Our return, October to December 2016. Preview: not published" in done.output
    (written,) = tmp_path.iterdir()
    assert "Preview: not published" in written.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--release", "2016Q3"), "There is no release “2016Q3”. There are: 2016Q4."),
        (("--release", "last"), "There is no release “last”."),
        (("--release", "2016Q4", "--format", "doc"), "“doc” is no format. There are: pdf, docx, html, data."),
        (("--release", "2016Q4", "--kind", "weekly"), "“weekly” is no kind of report."),
        (("--release", "2016Q4", "--board", "nowhere"), "says nothing of a hub “nowhere”."),
        (("--release", "2016Q4", "--funder", "Nobody"), "“Nobody” has no report of its own. These have: none yet."),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(words: tuple[str, ...], said: str) -> None:
    out()
    refused = typed(*words).exception
    assert isinstance(refused, Explained)
    assert said in str(refused)


def test_a_new_installation_has_no_release(spokework: Run, installation: Path) -> None:
    done = spokework("report", "--release", "2016Q4", "--data-dir", installation)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "There is no release “2016Q4”. There are: none yet."
