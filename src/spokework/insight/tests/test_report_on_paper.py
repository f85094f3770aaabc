"""A report as PDF and as Word: somebody who cannot see it is read all of it, in order, with words for each picture."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ContentStream

from spokework.insight.reports.document import Report
from spokework.insight.reports.packing import unpacked
from spokework.insight.reports.paper import pdf
from spokework.insight.reports.word import docx

from .invented_report import FORMULA, REASONS, SHARES, a_report

pytestmark = pytest.mark.once

IN_ORDER = (
    "Quarterly return",
    "October to December 2016",
    "Key messages",
    "Support reached more young people",
    "Returns that are missing",
    "A second hub has sent no return",
    "Risk",
    "#not markup *nor this* <b>nor that</b>",
    "75 % in 2016Q4: 45 of 60.",
    "without 2 hubs",
    "Endings",
    "Moved to another area",
    "Annex: how to read the figures",
    "Counts from 1 to 7 are not shown.",
    "Annex: what each figure counts",
    "Cases closed at a lower level",
)


@pytest.fixture(scope="module")
def report() -> Report:
    return a_report(notice="Preview: not published")


@pytest.fixture(scope="module")
def paper(report: Report) -> PdfReader:
    return PdfReader(BytesIO(pdf(report)))


@pytest.fixture(scope="module")
def word(report: Report) -> Any:
    return Document(BytesIO(docx(report)))


def stands_in_order(text: str, wanted: Iterable[str] = IN_ORDER) -> bool:
    at, text = 0, " ".join(text.split())
    for words in wanted:
        at = text.find(words, at)
        assert at >= 0, f"“{words}” is not there, or before what it should follow"
    return True


def elements(node: Any) -> Iterator[Any]:
    """Of the structure tree, in the order in which it is read out."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from elements(each)
    elif hasattr(node, "get"):
        yield node
        if "/K" in node and not isinstance(node["/K"], int):
            yield from elements(node["/K"])


def kinds(paper: PdfReader) -> list[str]:
    root: Any = paper.trailer["/Root"]
    return [str(each.get("/S")) for each in elements(root["/StructTreeRoot"]["/K"])]


def test_the_pdf_says_that_it_is_accessible_in_which_language_and_what_it_is_called(paper: PdfReader) -> None:
    root: Any = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert paper.metadata is not None
    assert paper.metadata.title == "Quarterly return: October to December 2016"


def test_every_picture_in_the_pdf_has_its_words(paper: PdfReader, report: Report) -> None:
    root: Any = paper.trailer["/Root"]
    alts = [str(each["/Alt"]) for each in elements(root["/StructTreeRoot"]["/K"]) if "/Alt" in each]
    assert alts == [f"{chart.title}. {chart.alt}" for chart in (SHARES, REASONS)]
    assert kinds(paper).count("/Figure") == len(alts)


def test_tables_in_the_pdf_are_tables_with_headers_for_their_columns(paper: PdfReader) -> None:
    root: Any = paper.trailer["/Root"]
    found = list(elements(root["/StructTreeRoot"]["/K"]))
    headers = [each for each in found if each.get("/S") == "/TH"]
    assert kinds(paper).count("/Table") == kinds(paper).count("/THead") == 2
    assert len(headers) == 2 * 4
    for header in headers:
        about = header["/A"]
        about = about if isinstance(about, list) else [about]
        assert "/Column" in [each.get_object().get("/Scope") for each in about]


def test_headings_in_the_pdf_skip_no_level(paper: PdfReader) -> None:
    levels = [int(kind[2:]) for kind in kinds(paper) if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_pdf_is_read_in_order_and_typed_words_are_no_markup(paper: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert stands_in_order(text)
    assert FORMULA in text
    assert all("Preview: not published" in page.extract_text() for page in paper.pages)


def test_everything_on_a_page_is_tagged_or_said_to_be_ornament(paper: PdfReader) -> None:
    """What is neither, a screen reader leaves out or reads out of turn (the Matterhorn protocol, 01-003 to 01-005)."""
    drawing = {b"Tj", b"TJ", b"'", b'"', b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
    for page in paper.pages:
        inside: list[str] = []
        assert page["/Tabs"] == "/S"
        for operands, operator in ContentStream(page.get_contents(), paper).operations:
            if operator in (b"BDC", b"BMC"):
                marked = len(operands) > 1 and "/MCID" in operands[1]
                inside.append("tagged" if marked else str(operands[0]))
            elif operator == b"EMC":
                inside.pop()
            elif operator in drawing:
                assert {"tagged", "/Artifact"} & {*inside}, (operator, inside)


def test_no_font_of_this_machine_is_in_the_pdf(paper: PdfReader) -> None:
    """Else the same release were another file elsewhere; and each must be in it, or no reader may draw it."""
    fonts = [font.get_object() for page in paper.pages for font in page["/Resources"]["/Font"].values()]
    assert {str(font["/BaseFont"]).split("+")[-1].split("-")[0] for font in fonts} == {"LibertinusSerif"}
    for font in fonts:
        about = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(about)


def test_the_same_report_is_the_same_bytes(report: Report) -> None:
    assert pdf(report) == pdf(report)
    assert docx(report) == docx(report)


def test_a_sign_that_no_font_has_stands_in_the_pdf_by_its_name(report: Report) -> None:
    typed = replace(report, messages=("Found again 🧭 by 👨‍👩‍👧 of 你,\ufeff Ω",))
    text = " ".join(PdfReader(BytesIO(pdf(typed))).pages[0].extract_text().split())
    assert "Found again [compass] by [man][woman][girl] of [cjk unified ideograph-4f60], Ω" in text


def test_word_has_headings_in_order_and_every_sentence(word: Any) -> None:
    def texts() -> Iterator[str]:
        for block in word.element.body.iter(qn("w:p")):
            yield "".join(run.text or "" for run in block.iter(qn("w:t")))

    in_a_picture = "Moved to another area"
    assert stands_in_order("\n".join(texts()), [words for words in IN_ORDER if words != in_a_picture])
    headings = [(each.style.name, each.text) for each in word.paragraphs if each.style.name.startswith("Heading")]
    assert ("Heading 1", "Risk") in headings
    assert headings.index(("Heading 1", "Risk")) < headings.index(("Heading 2", "Lower risk than at first assessment"))


def test_pictures_and_tables_in_word_have_words_and_header_rows(word: Any) -> None:
    pictures = [about.get("descr") for about in word.element.body.iter(qn("wp:docPr"))]
    assert pictures == [f"{chart.title}. {chart.alt}" for chart in (SHARES, REASONS)]
    assert len(word.tables) == 2
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_word_says_its_language_title_and_day_and_no_other_time(report: Report, word: Any) -> None:
    about = word.core_properties
    assert about.title == "Quarterly return: October to December 2016"
    assert (about.created.year, about.created.month, about.created.day) == report.day
    assert word.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert "Preview: not published" in word.sections[0].footer.paragraphs[0].text


# The order in which ISO 29500 wants them; Word says that a file is damaged where they stand otherwise.
ORDERS = {
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang",
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl",
}


@pytest.mark.parametrize("parent", ORDERS)
def test_what_stands_in_word_stands_in_the_order_of_its_schema(word: Any, parent: str) -> None:
    order = [qn(f"w:{name}") for name in ORDERS[parent].split()]
    parts = (word.element, word.styles.element)
    places = [[order.index(child.tag) for child in each] for part in parts for each in part.iter(qn(parent))]
    assert places
    assert all(each == sorted(each) for each in places)


def test_every_part_of_the_word_file_is_xml_or_a_picture(report: Report) -> None:
    from lxml import etree

    for name, content in unpacked(docx(report)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        else:
            assert content.startswith((b"\x89PNG", b"\xff\xd8")), name
