import pytest

from tests.second_database import RUN

pytestmark = pytest.mark.once


def test_the_suite_passes_on_postgresql(pytestconfig: pytest.Config) -> None:
    """Started when collection ended, so it had the second core while this process ran on SQLite."""
    run = pytestconfig.stash[RUN]
    code, output = run.wait()
    tail = "\n".join(output.splitlines()[-80:])
    assert code == 0, f"on PostgreSQL:\n{tail}"
    assert run.passed >= run.expected > 0, f"{run.expected} tests ran on SQLite; on PostgreSQL:\n{tail}"
