"""A project that goes out and comes back is the same project; other readers and the standard's schema agree."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject

from spokework.evaluation.interchange import read_qdc, read_qdpx, write_qdc, write_qdpx
from spokework.evaluation.interchange.project import Code, Codebook, Project
from spokework.evaluation.interchange.schema import PROJECT, against_the_standard

from .projects import codebooks, projects, small_project

pytestmark = pytest.mark.once
drawn = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@given(projects())
@drawn
def test_a_project_comes_back_as_it_went(project: Project) -> None:
    written = write_qdpx(project, sidecar={"theories": [{"if": "…"}]})
    back = read_qdpx(written.content)
    assert back.project == project
    assert back.sidecar == {"theories": [{"if": "…"}]}
    assert list(back.report) == []


@given(projects())
@settings(drawn, max_examples=25)
def test_what_is_written_keeps_to_the_standard_and_another_reader_finds_the_same(project: Project) -> None:
    content = write_qdpx(project).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert against_the_standard(etree.fromstring(archive.read("project.qde")), PROJECT) == []
        with tempfile.TemporaryDirectory() as folder:
            (package := Path(folder, "project.qdpx")).write_bytes(content)
            theirs = RefiProject.load(package, Path(folder, "unpacked"))
            assert list(coded_there(theirs, Path(folder, "unpacked"))) == list(coded_here(project))
    assert code_book_there(theirs.code_book.codes.code if theirs.code_book else []) == code_book_here(project.codes)
    assert [user.guid for user in (theirs.users.user if theirs.users else [])] == [
        str(it.guid) for it in project.coders
    ]


def coded_here(project: Project) -> Iterator[tuple[Any, ...]]:
    for source in project.sources:
        for selection in source.selections:
            codings = [(str(coding.guid), str(coding.code)) for coding in selection.codings]
            yield str(source.guid), source.text[selection.start : selection.end], codings


def coded_there(project: Any, folder: Path) -> Iterator[tuple[Any, ...]]:
    for source in project.sources.text_source if project.sources else []:
        text = RefiProject.resolve_source_path(source.plain_text_path, folder).read_bytes().decode()
        marked = text.startswith("\ufeff\ufeff")  # the first of two marks says how the file is written
        for selection in source.plain_text_selection:
            codings = [(coding.guid, coding.code_ref.target_guid) for coding in selection.coding]
            yield source.guid, text[marked:][selection.start_position : selection.end_position], codings


def code_book_here(codes: tuple[Code, ...]) -> list[Any]:
    return [
        (str(code.guid), code.name, code.description or None, code.codable, code_book_here(code.codes))
        for code in codes
    ]


def code_book_there(codes: list[Any]) -> list[Any]:
    return [(code.guid, code.name, code.description, code.is_codable, code_book_there(code.code)) for code in codes]


@given(codebooks())
@drawn
def test_a_codebook_comes_back_without_its_memos_and_another_reader_finds_the_same(codebook: Codebook) -> None:
    written = write_qdc(codebook)
    back = read_qdc(written.content)
    assert code_book_here(back.codebook.codes) == code_book_here(codebook.codes)
    assert back.codebook.sets == codebook.sets
    assert back.origin == "Spokework"
    with tempfile.TemporaryDirectory() as folder:
        (file := Path(folder, "codes.qdc")).write_bytes(written.content)
        assert code_book_there(RefiCodebook.load(file).codes.code) == code_book_here(codebook.codes)


def test_the_same_project_is_the_same_bytes() -> None:
    assert write_qdpx(small_project()).content == write_qdpx(small_project()).content


def test_losses_on_the_way_out_are_reported() -> None:
    project = small_project(name="Tr\x07ust")
    lines = [str(line) for line in write_qdpx(project).report]
    assert lines == [
        "Changed: 1 × control character in words, because XML cannot hold it.",
        "Moved: 1 × text with wide characters (in Interview 7), because programs that count UTF-16 (NVivo) will show "
        "passages behind an emoji too far to the left.",
    ]
    book = Codebook(codes=project.codes)
    assert [line.what for line in write_qdc(book).report] == ["memo on a code"]
