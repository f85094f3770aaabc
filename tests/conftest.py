"""What the tests that cross packages stand on."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connections, transaction

from tests.emptying import empty
from tests.matrix import COUNTED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for what, cells in COUNTED.items():
        terminalreporter.write_line(f"{what}: {cells:,} cells")


@pytest.fixture(scope="module")
def kept_for_the_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module makes here is there for all of its tests, and gone after them."""
    with django_db_blocker.unblock(), ExitStack() as opened:
        for alias in connections:
            opened.enter_context(transaction.atomic(using=alias))
        yield
        for alias in connections:
            transaction.set_rollback(True, using=alias)


@pytest.fixture(scope="module")
def committed_by_the_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """As above, where only what is really written to the files will do."""
    with django_db_blocker.unblock():
        yield
        empty(connections)
