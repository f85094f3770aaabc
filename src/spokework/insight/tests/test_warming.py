"""After warming up the first page of figures imports nothing and asks the engine nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from spokework.insight.connection import Tables
from spokework.insight.indicators import INDICATORS
from spokework.insight.queries import figures as queries
from spokework.insight.scope import Scope
from spokework.insight.warming import warm_up

from .worlds import made, written

pytestmark = pytest.mark.once


def test_the_first_page_asks_nothing_of_the_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = written(made(seed=5, hubs=2, quarters=2), tmp_path)
    monkeypatch.setattr(queries, "current", lambda: extract)
    warm_up()
    monkeypatch.setattr(Tables, "arrow", lambda *_: pytest.fail("asked of the engine"))
    found = queries.reader(Scope())
    assert found is not None
    assert found.ask(tuple(INDICATORS)).figures
    assert found.ask(["lower_risk_all"], by=("hub",), each_quarter=True)


def test_without_an_extract_it_imports_and_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "current", lambda: None)
    warm_up()


def test_to_import_it_costs_nothing() -> None:
    """The worker imports it before the first page of all is answered."""
    heavy = "{'ibis', 'duckdb', 'polars', 'altair', 'scipy'}"
    told = f"import sys, spokework.insight.warming; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "[]\n"
