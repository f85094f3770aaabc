"""OpenDocument text, as LibreOffice saves it: without what was struck out, notes and remarks in the margin."""

from lxml import etree

from ..archives import MB, Archive
from ..markup import read_xml
from .document import refuse

SKIPPED = {"tracked-changes", "annotation", "note", "sequence-decls", "forms", "ruby-text", "desc", "title"}
LINES = {"p", "h"}


def read_opendocument(content: bytes, name: str) -> str:
    archive = Archive(content)
    if "content.xml" not in archive:
        raise refuse(name, "it is no OpenDocument text, whatever its name says. Save it again as .odt.")
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
    if b"encryption-data" in manifest:
        raise refuse(name, "it has a password. Save it without one.")
    lines: list[str] = []
    _body(read_xml(archive.read("content.xml", at_most=100 * MB)), lines)
    return "\n".join(lines)


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _body(parent: etree._Element, lines: list[str]) -> None:
    for element in parent:
        tag = _local(element)
        if tag in LINES:
            words: list[str] = []
            _run(element, words)
            lines.append("".join(words))
        elif tag == "table-row":
            cells = []
            for cell in element:
                inner: list[str] = []
                _body(cell, inner)
                cells.append("\n".join(inner))
            lines.append("\t".join(cells).rstrip("\t"))
        elif tag not in SKIPPED:
            _body(element, lines)


def _run(element: etree._Element, words: list[str]) -> None:
    """Runs of spaces and line ends in the XML are one space; those that were meant have elements of their own."""
    words.append(_spaced(element.text))
    for child in element:
        match _local(child):
            case "s":
                count = child.get(f"{{{etree.QName(child).namespace}}}c", "1")
                words.append(" " * min(int(count) if count.isdecimal() else 1, 1000))
            case "tab":
                words.append("\t")
            case "line-break":
                words.append("\n")
            case tag if tag not in SKIPPED:
                _run(child, words)
        words.append(_spaced(child.tail))


def _spaced(words: str | None) -> str:
    if not words:
        return ""
    inner = " ".join(words.split())
    return (" " if words[0].isspace() else "") + inner + (" " if inner and words[-1].isspace() else "")
