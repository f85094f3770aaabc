"""Codings as a table: what stands in it, in three formats, and that no spreadsheet runs any of it."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import polars
import pytest
from hypothesis import given, settings
from lxml import etree

from spokework.evaluation.interchange.project import Project
from spokework.evaluation.interchange.report import Report
from spokework.evaluation.interchange.rows import FIXED, Table, as_csv, as_parquet, as_xlsx, coding_rows

from .projects import projects, small_project

pytestmark = pytest.mark.once
FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


def test_a_row_says_who_coded_what_where_and_of_which_case() -> None:
    table = coding_rows(small_project())
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first | {"source_guid": "", "coding_guid": ""} == {
        "source": "Interview 7", "start": 0, "end": 22, "words": "She was always there 😀", "code": "Trust",
        "coder": "Wren", "coded_at": "", "cases": "Site A", "source_guid": "", "coding_guid": "", "Setting": "police",
    }  # fmt: skip
    assert [row[4] for row in table.rows] == ["Trust", "Trust / Choice"]


def test_an_attribute_called_like_a_column_gets_a_number() -> None:
    project = small_project()
    variable = replace(project.variables[0], name="code")
    assert coding_rows(replace(project, variables=(variable,))).columns == (*FIXED, "code 2")


@given(projects())
@settings(max_examples=20, deadline=None)
def test_parquet_holds_every_coding_with_exactly_its_words(project: Project) -> None:
    table = coding_rows(project)
    assert polars.read_parquet(io.BytesIO(as_parquet(table))).rows() == list(table.rows)


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_begins_no_cell_with_a_formula_and_loses_nothing(formula: str) -> None:
    content = as_csv(Table(("words", formula), ((formula, -5), ("it's = fine", None)))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert rows == [["words", f"'{formula}"], [f"'{formula}", "-5"], ["it's = fine", ""]]


@pytest.mark.parametrize("formula", [*FORMULAS, "http://localhost/", "mailto:a@b.example"])
def test_a_spreadsheet_holds_words_and_no_formulas_or_links(formula: str) -> None:
    content = as_xlsx(Table(("words", "start"), ((formula, -5),)), Report())
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert not [name for name in book.namelist() if "_rels/sheet" in name]
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
    assert b"<f>" not in sheet
    assert b"<v>-5</v>" in sheet
    written = [re.sub("_x000D_", "\r", "".join(item.itertext())) for item in strings]
    assert written == ["words", "start", formula]


def test_a_passage_too_long_for_a_cell_is_cut_and_reported() -> None:
    report = Report()
    as_xlsx(Table(("words",), (("x" * 40_000,),)), report)
    assert [line.what for line in report] == ["long passage"]
