"""Word: the text of ``.docx`` as it is read, without what was struck out, notes in the margin or formulas of fields."""

from collections.abc import Iterator

from lxml import etree

from ..archives import MB, Archive
from ..markup import read_xml
from .document import refuse

SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "Fallback"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office puts around a file with a password, and what .doc is


def read_word(content: bytes, name: str) -> str:
    if content.startswith(COMPOUND):
        raise refuse(name, "it has a password, or it is an old .doc. Save it as .docx without a password.")
    archive = Archive(content)
    part = next((part for part in ("word/document.xml", "word/document2.xml") if part in archive), None)
    if part is None:
        raise refuse(name, "it is no Word document, whatever its name says. Save it again as .docx.")
    lines: list[str] = []
    _body(read_xml(archive.read(part, at_most=100 * MB)), lines)
    return "\n".join(lines)


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _body(parent: etree._Element, lines: list[str]) -> None:
    """A line for each paragraph and each row of a table, whatever they are wrapped in."""
    for element in parent:
        match _local(element):
            case "p":
                _paragraph(element, lines)
            case "tr":
                cells = []
                for cell in _cells(element):
                    inner: list[str] = []
                    _body(cell, inner)
                    cells.append("\n".join(inner))
                lines.append("\t".join(cells))
            case tag if tag not in SKIPPED:
                _body(element, lines)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, wrapped in content controls or not."""
    for element in row:
        if _local(element) == "tc":
            yield element
        elif _local(element) not in SKIPPED:
            yield from _cells(element)


def _paragraph(paragraph: etree._Element, lines: list[str]) -> None:
    """The text box of a drawing stands behind the paragraph it is anchored to."""
    words: list[str] = []
    boxes: list[etree._Element] = []
    _run(paragraph, words, boxes)
    lines.append("".join(words))
    for box in boxes:
        _body(box, lines)


def _run(element: etree._Element, words: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        tag = _local(child)
        if tag == "t":
            words.append(child.text or "")
        elif tag in SIGNS:
            words.append(SIGNS[tag])
        elif tag == "txbxContent":
            boxes.append(child)
        elif tag not in SKIPPED:
            _run(child, words, boxes)
