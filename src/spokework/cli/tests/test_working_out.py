"""``work-out``, as the server starts it."""

from typing import Any
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from spokework.cli import app, working_out
from spokework.cli.talking import Explained
from spokework.core.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django is up already, with the suite's database."""
    monkeypatch.setattr(working_out, "set_up", lambda: None)


def typed(what: str) -> Any:
    return CliRunner().invoke(app, ["work-out", what, str(uuid4())]).exception


@pytest.mark.parametrize("what", ["forecast", "release"])
def test_each_takes_up_its_own_and_what_there_is_not_is_refused(what: str) -> None:
    fault = typed(what)
    assert isinstance(fault, Refused)
    assert what in fault.message


def test_what_nobody_works_out_is_explained() -> None:
    fault = typed("statistics")
    assert isinstance(fault, Explained)
    assert "is not one of forecast, release" in str(fault)
