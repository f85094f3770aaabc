"""``release``, typed: what there is, one of a quarter, and what the attack makes of it."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spokework.cli import app, django_ready, releasing
from spokework.cli.talking import Explained
from spokework.insight.tests.releases import a_programme, make_current
from spokework.programme.tests.situations import AT_THE_MACHINE

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(releasing, "set_up", lambda: None)
    for module in (releasing, django_ready):
        monkeypatch.setattr(module, "whoever_is_here", lambda: AT_THE_MACHINE)
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    settings.DATA_DIRECTORY.extracts.mkdir(parents=True)
    make_current(a_programme(), settings.DATA_DIRECTORY.extracts)


def typed(*words: str) -> Any:
    return CliRunner().invoke(app, ["release", *words])


def test_one_is_made_checked_and_listed() -> None:
    assert "There is no release yet" in typed("list").output
    assert "Release 2016Q3 is a draft" in typed("make", "2016Q3").output
    assert "no small one could be worked out" in typed("check", "2016Q3").output
    assert "2016Q3: checked, round5, figures as at 2016-12-30" in typed("list").output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("approve", "2016Q3"), "is not one of list, make, check"),
        (("make", "last one"), "is no quarter"),
        (("make", "2016Q3", "--profile", "none"), "is no rule"),
        (("make", "2016Q4"), "is not over"),
        (("check", "2016Q3"), "No release of"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words: tuple[str, ...], why: str) -> None:
    done = typed(*words)
    assert isinstance(done.exception, Explained)
    assert why in str(done.exception)
