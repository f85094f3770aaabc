"""A web page: what a reader of it would see, a line for each block."""

import re

from lxml import etree, html

from .document import refuse
from .plain import decoded

SAID = re.compile(rb"""<(?:meta|\?xml)[^>]*(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
UNSEEN = {"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table"}  # a blank line follows
CELLS = {"td", "th"}


def read_web_page(content: bytes, name: str) -> str:
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", _text(content, name)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise refuse(name, "it is not a web page, or it is empty. Save it again as .html.") from None
    parts: list[str] = []
    _seen(root, parts)
    lines = (re.sub(r"[ \f\v]+", " ", line).strip(" ") for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _text(content: bytes, name: str) -> str:
    """By its mark, by what it says of itself, or as any text."""
    said = SAID.search(content[:2048])
    if said and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return decoded(content.decode(said[1].decode("ascii")).encode(), name)
        except (LookupError, UnicodeError):
            pass  # it says so wrongly, as many pages do
    return decoded(content, name)


def _seen(root: etree._Element, parts: list[str]) -> None:
    hidden, kept = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in UNSEEN
            kept += tag == "pre"
            if not hidden:
                _begin(element, tag, parts)
                _add(element.text, kept, parts)
            continue
        if event == "end":
            if not hidden and tag in BLOCKS:
                _new_line(parts)
                parts.extend(["\n"] if tag in APART else [])
            hidden -= tag in UNSEEN
            kept -= tag == "pre"
        if not hidden:
            _add(element.tail, kept, parts)


def _begin(element: etree._Element, tag: str, parts: list[str]) -> None:
    if tag == "br":
        parts.append("\n")
    elif tag in CELLS and element.getprevious() is not None:
        parts.append("\t")
    elif tag in BLOCKS:
        _new_line(parts)


def _new_line(parts: list[str]) -> None:
    if parts and not parts[-1].endswith("\n"):
        parts.append("\n")


def _add(words: str | None, kept: int, parts: list[str]) -> None:
    """Spaces and line ends between blocks are how the page was typed, not what it says."""
    shown = (words or "") if kept else re.sub(r"[ \t\r\n\f\v]+", " ", words or "")
    if shown and (kept or shown != " " or (parts and not parts[-1].endswith("\n"))):
        parts.append(shown)
