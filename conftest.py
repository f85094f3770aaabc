"""What every test of every package stands on."""

import gc
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import beside, emptying, programs

# The same examples every time, and no deadlines: a busy machine is not a failing test.
hypothesis.settings.register_profile(
    "spokework",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("spokework")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that uses a database may use the keyring too: hardly any record can be read without it.

    One that asks for none is let near none, so it comes out the same on any, and is run once.
    """
    for item in items:
        marker, asked_for = item.get_closest_marker("django_db"), set(getattr(item, "fixturenames", ()))
        if marker is not None:
            marker.kwargs.setdefault("databases", "__all__")
        elif {"db", "transactional_db"} & asked_for:
            item.add_marker(pytest.mark.django_db(databases="__all__"))
        elif not beside.has(item, ("browser", "lint", "beside", "each")):
            item.add_marker(pytest.mark.once)
    programs.leave_out_where_there_is_none(config, items)
    beside.put_last(items)


def pytest_configure() -> None:
    from django.test import TransactionTestCase

    def take_away(test: TransactionTestCase) -> None:
        emptying.empty(test._databases_names(include_mirrors=False))  # type: ignore[attr-defined]  # Django's own

    TransactionTestCase._fixture_teardown = take_away  # type: ignore[attr-defined]  # the same


def pytest_collection_finish(session: pytest.Session) -> None:
    # What is loaded by now stays to the end. Going through it for rubbish, again and again, took a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    beside.start_what_is_wanted(session)


def pytest_unconfigure(config: pytest.Config) -> None:
    beside.stop(config)
    gc.unfreeze()  # engines complain of what nobody takes away at the end


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in (*programs.summary(config), *beside.summary(config)):
        terminalreporter.write_line(line)


def _clear(file: Path) -> None:
    if file.is_dir():  # a test that made it unwritable
        file.rmdir()
    file.unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Opened keys and counted sign-in attempts last one request or one window, not from test to test.

    The list of erasures is a file: no database takes it back with a test's rows.
    """
    from django.core.cache import cache

    from spokework.vault.erased_list import place
    from spokework.vault.keyring import forget

    forget()
    cache.clear()
    _clear(place())
    yield
    forget()
