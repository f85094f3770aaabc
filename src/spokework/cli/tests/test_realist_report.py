"""``evaluation report``, typed: files in a folder, and a sentence for what there is not."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spokework.audit.models import Event
from spokework.cli import app, evaluating, realist_report
from spokework.cli.talking import Explained
from spokework.evaluation.tests.situations import AT_THE_MACHINE, an_evaluation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is up already, with the suite's database."""
    monkeypatch.setattr(realist_report, "set_up", lambda: None)
    for module in (evaluating, realist_report):
        monkeypatch.setattr(module, "whoever_is_here", lambda: AT_THE_MACHINE)


def typed(*words: str | Path | int) -> Any:
    return CliRunner().invoke(app, ["evaluation", "report", *map(str, words)])


def test_every_format_is_written_and_what_is_there_of_it_is_said(tmp_path: Path) -> None:
    evaluation = an_evaluation(title="A study")
    done = typed(evaluation.number, "--into", tmp_path / "new")
    assert done.exit_code == 0, done.output
    names = [f"realist-report-{evaluation.number}.{ending}" for ending in ("docx", "html", "pdf")]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == names
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()} == {0o600}
    again = typed(evaluation.number, "--into", tmp_path / "new")
    assert "is there already. Move it away" in str(again.exception)
    assert Event.objects.filter(action="report taken out").count() == 1  # refused before anything left
    assert "A study: a realist evaluation. 1 of 20 items are there in full." in " ".join(done.output.split())


def test_another_format_is_refused_with_those_there_are(tmp_path: Path) -> None:
    done = typed(an_evaluation().number, "--format", "data", "--into", tmp_path)
    assert isinstance(done.exception, Explained)
    assert str(done.exception) == "“data” is no format of it. There are: pdf, docx, html."
