"""What programs write that the standard does not say: read all the same, and what is lost is reported."""

from uuid import UUID

import pytest

from spokework.evaluation.interchange import ReadPackage, read_qdc, read_qdpx
from spokework.evaluation.interchange.counting import Utf16Offsets
from spokework.evaluation.interchange.project import VariableKind

from .files import CODE, SOURCE, START, guid, one_code, one_text, packed, passage, qde

pytestmark = pytest.mark.once


def read(files: dict[str, str | bytes]) -> ReadPackage:
    return read_qdpx(packed(files))


def coded(found: ReadPackage) -> list[str]:
    source = found.project.sources[0]
    return [source.text[it.start : it.end] for it in source.selections]


def said(found: ReadPackage) -> list[str]:
    return [f"{line.loss}: {line.count} × {line.what}" for line in found.report]


@pytest.mark.parametrize("folder", ["Sources", "sources", "SOURCES"])
@pytest.mark.parametrize("project", ["project.qde", "My study.QDE", "study/project.qde"])
def test_folders_and_files_may_be_spelled_otherwise(folder: str, project: str) -> None:
    inside = project.rpartition("/")[0]
    text = f"{inside}/{folder}/T.txt".lstrip("/")
    found = read({project: qde(one_code() + one_text(passage(0, 3), path="internal://t.txt")), text: "Yes, always."})
    assert coded(found) == ["Yes"]
    assert said(found) == []


def test_windows_separators_a_byte_order_mark_and_its_line_ends() -> None:
    text = "\ufeffOne\r\ntwo"
    xml = "\ufeff" + qde(one_code() + one_text(passage(5, 8), path="internal://t%20x.txt"))
    found = read({"project.qde": xml, "Sources\\t x.txt": text})
    assert coded(found) == ["two"]


def test_a_text_in_utf_16_with_its_mark() -> None:
    xml = qde(one_code() + one_text(passage(3, 6), path="internal://t"))
    assert coded(read({"project.qde": xml, "sources/t": "é, yes".encode("utf-16")})) == ["yes"]


@pytest.mark.parametrize(("origin", "there"), [("NVivo 14 Windows", "yes"), ("ATLAS.ti 23", "es ")])
def test_nvivo_counts_what_lies_beyond_the_first_plane_twice(origin: str, there: str) -> None:
    found = read({"project.qde": qde(one_code() + one_text(passage(3, 6), content="😀 yes 😀"), origin=origin)})
    assert coded(found) == [there]
    assert said(found) == []


def test_half_a_character_is_taken_in_whole_and_reported() -> None:
    found = read({"project.qde": qde(one_code() + one_text(passage(1, 8), content="😀 yes 😀"), origin="NVivo")})
    assert coded(found) == ["😀 yes 😀"]
    assert said(found) == ["Moved: 1 × passage"]


def test_offsets_in_utf_16_go_there_and_back() -> None:
    text = "a😀é😀😀b"
    offsets = Utf16Offsets(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert offsets.code_points(units) == offsets.code_points(units, end=True) == (place, False)
    assert offsets.length == len(text.encode("utf-16-le")) // 2


def test_guids_in_braces_and_of_either_case_are_the_same() -> None:
    xml = qde(one_code() + one_text(passage(0, 3, code=f"{{{CODE.lower()}}}"), content="Yes"))
    assert read({"project.qde": xml}).project.codes[0].guid == UUID(CODE)


def test_no_namespace_empty_groups_and_colours_by_name_are_reported_not_refused() -> None:
    code = f'<Code guid="{CODE}" name="A" color="red"/>'
    xml = f'<Project name="P"><CodeBook><Codes>{code}</Codes></CodeBook><Sets/></Project>'
    found = read({"project.qde": xml})
    assert found.project.codes[0].codable
    assert said(found) == ["Changed: 1 × breach of the standard", "Left out: 1 × colour"]


def test_seven_digits_of_a_second() -> None:
    xml = qde(
        one_code() + one_text(content="Yes").replace(" name=", ' creationDateTime="2016-03-01T10:00:00.1234567Z" name=')
    )
    at = read({"project.qde": xml}).project.sources[0].making.at
    assert at is not None
    assert at.isoformat() == "2016-03-01T10:00:00.123456+00:00"


def test_passages_outside_their_text_are_left_out_and_those_beyond_its_end_cut() -> None:
    xml = qde(one_code() + one_text(passage(0, 9) + passage(7, 9, number=2) + passage(2, 1, number=3), content="Yes"))
    found = read({"project.qde": xml})
    assert coded(found) == ["Yes"]
    assert said(found) == ["Moved: 1 × passage", "Left out: 2 × passage", "Left out: 2 × coding"]


def test_a_text_on_somebody_elses_disk_is_left_out_with_what_refers_to_it() -> None:
    members = f'<SourceRef targetGUID="{SOURCE}"/><SelectionRef targetGUID="{guid(1)}"/>'
    case = f'<Cases><Case guid="{guid(9)}">{members}</Case></Cases>'
    xml = qde(one_code() + case + one_text(passage(0, 3), path="absolute:///D:/Talk.txt"))
    found = read({"project.qde": xml})
    assert found.project.sources == ()
    assert found.project.cases[0].sources == found.project.cases[0].selections == ()
    assert said(found) == [
        "Left out: 1 × text",
        "Left out: 1 × coding",
        "Left out: 1 × reference to a source",
        "Left out: 1 × reference to a passage",
    ]


def test_of_pdfs_pictures_and_recordings_the_text_comes_along() -> None:
    text = f'<{{tag}} guid="{guid(20)}">{{inside}}<PlainTextContent>One two</PlainTextContent>{passage(4, 7)}</{{tag}}>'
    marked = f'<PDFSelection guid="{guid(30)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/>'
    pdf = f'<PDFSource guid="{SOURCE}" name="Plan" path="internal://p.pdf">{marked}'
    xml = qde(one_code() + f"<Sources>{pdf}{text.format(tag='Representation', inside='')}</PDFSource></Sources>")
    found = read({"project.qde": xml})
    assert (found.project.sources[0].guid, found.project.sources[0].name) == (UUID(SOURCE), "Plan")
    assert coded(found) == ["two"]
    assert said(found) == ["Left out: 1 × passage of a PDF", "Changed: 1 × PDF"]


def test_a_transcripts_passages_lie_between_points_of_time() -> None:
    points = f'<SyncPoint guid="{guid(40)}" position="4"/><SyncPoint guid="{guid(41)}" position="7"/>'
    marked = (
        f'<TranscriptSelection guid="{guid(42)}" fromSyncPoint="{guid(40)}" toSyncPoint="{guid(41)}">'
        f'<Coding guid="{guid(43)}"><CodeRef targetGUID="{CODE}"/></Coding></TranscriptSelection>'
        f'<TranscriptSelection guid="{guid(44)}"/>'
    )
    transcript = (
        f'<Transcript guid="{guid(45)}"><PlainTextContent>One two</PlainTextContent>{points}{marked}</Transcript>'
    )
    xml = qde(one_code() + f'<Sources><AudioSource guid="{SOURCE}" name="Tape">{transcript}</AudioSource></Sources>')
    found = read({"project.qde": xml})
    assert coded(found) == ["two"]
    assert said(found) == ["Left out: 1 × passage", "Changed: 1 × sound recording"]


def test_a_coder_who_is_not_listed_and_a_guid_used_twice_are_reported() -> None:
    both = (passage(0, 1) + passage(1, 2, number=2)).replace(guid(502), guid(501))
    xml = qde(one_code() + one_text(both.replace("<Coding ", f'<Coding creatingUser="{guid(77)}" '), content="Yes"))
    found = read({"project.qde": xml})
    codings = [coding for it in found.project.sources[0].selections for coding in it.codings]
    assert len({coding.guid for coding in codings}) == 2
    assert said(found) == ["Left out: 2 × name of who coded", "Changed: 1 × GUID of a coding"]


def test_a_variable_of_no_kind_and_a_value_that_is_not_of_its_kind_keep_their_words() -> None:
    variable = f'<Variables><Variable guid="{guid(50)}" name="Age" typeOfVariable="Number"/></Variables>'
    value = (
        f'<VariableValue><VariableRef targetGUID="{guid(50)}"/><IntegerValue>about 15</IntegerValue></VariableValue>'
    )
    found = read({"project.qde": qde(variable + f'<Cases><Case guid="{guid(51)}">{value}</Case></Cases>')})
    assert found.project.variables[0].kind is VariableKind.TEXT
    assert found.project.cases[0].values[0].value == "about 15"


def test_a_codebook_of_taguette() -> None:
    xml = (
        f'{START}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.2"><Codes>'
        f'<Code guid="{CODE}" name="trust.choice" isCodable="true"/></Codes><Sets/></CodeBook>'
    )
    found = read_qdc(xml.encode())
    assert [code.name for code in found.codebook.codes] == ["trust.choice"]
    assert found.origin == "Taguette 1.5.2"
