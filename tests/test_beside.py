import pytest

from tests import beside

pytestmark = pytest.mark.beside


def passed_beside(config: pytest.Config, what: beside.Beside) -> None:
    run = config.stash[beside.RUNS][what.collector]
    code, output = run.wait()
    tail = "\n".join(output.splitlines()[-120:])
    assert code == 0, f"{run.title}:\n{tail}"
    assert run.passed >= run.expected > 0, f"{run.title}, {run.expected} tests were expected to pass:\n{tail}"


def test_the_journeys_come_to_their_ends(pytestconfig: pytest.Config) -> None:
    passed_beside(pytestconfig, beside.IN_A_BROWSER)


def test_what_needs_no_database_passes(pytestconfig: pytest.Config) -> None:
    passed_beside(pytestconfig, beside.ONCE)


def test_the_suite_passes_on_postgresql(pytestconfig: pytest.Config) -> None:
    passed_beside(pytestconfig, beside.ON_POSTGRESQL)
