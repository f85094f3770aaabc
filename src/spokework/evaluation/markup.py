"""XML from somebody else, read so that it can reach nothing: no document type, no entities, no network."""

from xml.parsers import expat

from lxml import etree

from spokework.core.errors import Refused


class _Seen(BaseException):
    """The root element is reached: nothing dangerous can stand before it any more."""


def read_xml(content: bytes) -> etree._Element:
    """The root element. Refused: what is not well formed, and anything with a document type declaration.

    Entities, which expand a kilobyte to gigabytes or fetch a file, can only be declared in one; no file needs it.
    """
    if _has_document_type(content):
        raise Refused(
            "This file was not opened, because the XML in it declares a document type. No program that writes this "
            "kind of file does. Export it again from the program it comes from.",
            field="file",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise _broken(str(fault)) from None
    return root


def _has_document_type(content: bytes) -> bool:
    """Asked of a parser that stops at once, in every encoding it knows; lxml would read the declaration first."""
    found = False

    def declared(*_: object) -> None:
        nonlocal found
        found = True
        raise _Seen

    def reached(*_: object) -> None:
        raise _Seen

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = reached
    try:
        parser.Parse(content, True)
    except _Seen:
        return found
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise _broken(str(fault)) from None
    return found


def _broken(fault: str) -> Refused:
    return Refused(
        f"This file was not opened, because the XML in it cannot be read ({fault[:120]}). Export it again.",
        field="file",
    )
