"""A report's figures as data, and the report as one HTML file."""

import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from spokework.insight.reports.package import data_package, harmless
from spokework.insight.reports.packing import unpacked
from spokework.insight.reports.page import html

from .invented_report import FORMULA, a_report, a_resource

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    for name, content in unpacked(data_package(a_report())).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def findings(package: Path) -> list[str]:
    from frictionless import validate

    found: Any = validate(str(package / "datapackage.json"))
    return [error.type for error in found.errors] + [error.type for task in found.tasks for error in task.errors]


def test_frictionless_finds_nothing_to_say_against_it(package: Path) -> None:
    assert not findings(package)


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        (",45,", ",many,", "type-error"),
        ("lower_risk,'-1", "lower_risk,'=HYPERLINK(1)", "primary-key"),
        ("lower_risk,'-1", ",'-1", "constraint-error"),
    ],
)
def test_frictionless_would_find_what_does_not_fit(package: Path, was: str, becomes: str, found: str) -> None:
    there = package / "data" / "figures.csv"
    kept = there.read_text()
    assert was in kept
    there.write_text(kept.replace(was, becomes))
    assert found in findings(package)
    there.write_text(kept)


def test_text_that_a_spreadsheet_would_run_is_text_and_numbers_stay_numbers(package: Path) -> None:
    lines = (package / "data" / "figures.csv").read_text().splitlines()
    assert lines[1:] == [f"lower_risk,'{FORMULA},45,0.75", "lower_risk,'-1,,", "'@new,'+44,0,0.0"]


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@a", "\tx", "\rx", "\nx"])
def test_each_beginning_that_runs_is_made_harmless(value: str) -> None:
    assert harmless(value) == f"'{value}"


@pytest.mark.parametrize("value", ["a=1", -1, 0.5, None, ""])
def test_nothing_else_is_changed(value: Any) -> None:
    assert harmless(value) == value


def test_parquet_holds_the_same_with_its_types_and_what_is_withheld_as_nothing(package: Path) -> None:
    table = pl.read_parquet(package / "data" / "figures.parquet")
    assert table.rows() == list(a_resource().rows)
    assert table.schema == {"indicator": pl.String, "group": pl.String, "numerator": pl.Int64, "value": pl.Float64}


def test_it_says_for_itself_what_is_missing_and_how_it_was_protected(package: Path) -> None:
    said = json.loads((package / "datapackage.json").read_text())["description"]
    for words in ("A second hub has sent no return", "Counts from 1 to 7 are not shown."):
        assert words in said
        assert words in (package / "README.md").read_text()


def test_the_same_report_is_the_same_bytes() -> None:
    assert data_package(a_report()) == data_package(a_report())
    assert html(a_report()) == html(a_report())


def test_the_page_is_whole_by_itself_and_typed_words_are_no_markup() -> None:
    page = html(a_report(notice="Preview: not published")).decode()
    assert page.startswith("<!doctype html>")
    assert "&lt;b&gt;nor that&lt;/b&gt;" in page
    assert "Preview: not published" in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="([^"]{0,13})', page) == ["data:text/css"]
    assert page.count('role="img"') == 2 * 2  # each chart wide and narrow, each with its words
    assert re.findall(r"<h(\d)", page)[:2] == ["1", "2"]
