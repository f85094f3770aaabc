"""``evaluation``, typed: transcripts and projects in, everything out, and what was lost on the way."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spokework.audit.models import Event
from spokework.cli import app, evaluating
from spokework.cli.talking import Explained
from spokework.evaluation.interchange import write_qdpx
from spokework.evaluation.interchange.tests.projects import small_project
from spokework.evaluation.models import Source
from spokework.evaluation.tests.situations import AT_THE_MACHINE, an_evaluation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is up already, with the suite's database."""
    monkeypatch.setattr(evaluating, "set_up", lambda: None)
    monkeypatch.setattr(evaluating, "whoever_is_here", lambda: AT_THE_MACHINE)


def typed(*words: str | Path | int) -> Any:
    return CliRunner().invoke(app, ["evaluation", *map(str, words)])


def test_transcripts_and_a_project_come_in_and_go_out_in_every_way(tmp_path: Path) -> None:
    evaluation = an_evaluation()
    files = {
        "Talk.txt": "“Café” – she was there.".encode("windows-1252"),
        "Named.txt": b"Mrs Finch said so.",
        "their.qdpx": write_qdpx(small_project()).content,
        "Broken.qdc": b"no",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    done = typed("import", evaluation.number, *(tmp_path / name for name in files))
    assert done.exit_code == 1
    assert "1 of 4: Talk.txt\n  Saved." in done.output
    assert "2 of 4: Named.txt\n  Not saved: look at 1 × name (line 1)" in done.output
    assert "2 new sources" in done.output or "1 new source" in done.output
    assert "Left out: 1 × passage or code of a case" in done.output
    assert "2 files taken in, 2 not." in done.output
    assert "Talk" in Source.objects.unscoped("tests").values_list("title", flat=True)

    begins = {"qdpx": b"PK", "qdc": b"<?xml", "csv": b"\xef\xbb\xbfsource", "xlsx": b"PK", "parquet": b"PAR1"}
    for ending, first in begins.items():
        there = tmp_path / f"out.{ending}"
        done = typed("export", evaluation.number, there)
        assert done.exit_code == 0, done.output
        assert there.read_bytes().startswith(first)
        assert there.stat().st_mode & 0o777 == 0o600
    before = Event.objects.count()
    assert "is there already" in str(typed("export", evaluation.number, tmp_path / "out.csv").exception)
    assert Event.objects.count() == before
    assert "source without a coded passage" in done.output


def test_an_evaluation_that_is_none_and_an_ending_that_is_none_are_said(tmp_path: Path) -> None:
    evaluation = an_evaluation(title="The study")
    for words, said in (
        (("export", evaluation.number + 1, tmp_path / "a.csv"), f"There are: {evaluation.number}, The study."),
        (("export", evaluation.number, tmp_path / "a.doc"), "none of .qdpx"),
    ):
        done = typed(*words)
        assert isinstance(done.exception, Explained)
        assert said in str(done.exception)
