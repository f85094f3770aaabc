"""The access matrix: every URL × everybody × every method × wherever what it is about may stand."""

import logging
from collections.abc import Iterator

import pytest

from spokework.access.url_table import URL_TABLE
from tests.access_table import SIGN_IN, TABLE
from tests.matrix import Walker, cells_of
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper() -> None:
    """No transaction a test: the world's is the module's, and every cell has one of its own."""


@pytest.fixture(scope="module")
def walker(kept_for_the_module: None) -> Iterator[Walker]:
    # Django logs each refusal with where it came from; here that is most of the cells.
    logging.disable()
    yield Walker(World())
    logging.disable(logging.NOTSET)


def test_every_url_has_a_line() -> None:
    missing = sorted(URL_TABLE.keys() - TABLE.keys() - SIGN_IN.keys())
    gone = sorted((TABLE.keys() | SIGN_IN.keys()) - URL_TABLE.keys())
    assert not missing, f"say in tests/access_table.py who may open these: {', '.join(missing)}"
    assert not gone, f"tests/access_table.py has lines for URLs that are gone: {', '.join(gone)}"


@pytest.mark.parametrize("url_name", TABLE)
def test_everybody_is_answered_as_they_must_be(url_name: str, walker: Walker) -> None:
    faults = [fault for cell in cells_of(url_name) if (fault := walker.wrong(cell, TABLE[url_name]))]
    assert not faults, "\n".join(faults[:40])


@pytest.mark.parametrize("url_name", SIGN_IN)
def test_pages_about_ones_own_sign_in_are_about_nobody_else(url_name: str, walker: Walker) -> None:
    faults = [fault for cell in cells_of(url_name) if (fault := walker.wrong_about_oneself(cell, SIGN_IN[url_name]))]
    assert not faults, "\n".join(faults[:40])
