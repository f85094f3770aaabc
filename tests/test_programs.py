"""What tests need of the machine is installed where the suite is run for everybody, and missed nowhere in silence."""

from pathlib import Path
from typing import Any

import pytest

from tests import programs

pytestmark = pytest.mark.once


def test_ci_installs_every_program_by_its_package() -> None:
    said = (Path(__file__).parent.parent / ".ci" / "run").read_text()
    for program in programs.ALL:
        assert f"needs {program.names[0]} {program.package}\n" in said


class Said:
    """As much of a run as is asked for."""

    def __init__(self) -> None:
        self.stash, self.hook, self.deselected = pytest.Stash(), self, list[Any]()

    def pytest_deselected(self, items: list[Any]) -> None:
        self.deselected += items


@pytest.mark.parametrize(("ci", "kept"), [("", 1), ("true", 2)])
def test_where_one_is_missing_its_tests_are_named_or_fail(
    ci: str, kept: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "/nowhere")
    without = request.node
    needy = pytest.Function.from_parent(request.node.parent, name="needy", callobj=lambda: None)
    needy.add_marker("libreoffice")
    run: Any = Said()
    items = [without, needy]
    programs.leave_out_where_there_is_none(run, items)
    assert len(items) == kept
    assert len(list(programs.summary(run))) == len(run.deselected) == 2 - kept
    with pytest.raises(AssertionError, match="no LibreOffice"):
        programs.LIBREOFFICE.found()
