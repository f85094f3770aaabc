"""What cannot become a text is refused with the file's name and what to do, and costs little time and memory."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spokework.core.errors import Refused
from spokework.evaluation.interchange.tests.files import packed
from spokework.evaluation.reading import KINDS, read_document

from .files import opendocument, pdf, web_page, word, word_xml

pytestmark = pytest.mark.once

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
MANIFEST = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"x", "talk.doc", "none of .txt"),
        (b"x", "talk", "none of .txt"),
        (b"", "a.txt", "empty"),
        (" \n\t".encode("utf-16"), "a.txt", "empty"),
        (b"\x00\x01\x02\xff", "a.txt", "not a text"),
        (word("x"), "a.txt", "not a text"),
        (b"caf\x81", "a.txt", "not a text"),
        (PROTECTED, "a.docx", "password"),
        (b"x", "a.docx", "not a zip"),
        (packed({"a.txt": "x"}), "a.docx", "no Word document"),
        (word_xml(""), "a.docx", "empty"),
        (packed({"word/document.xml": LAUGHS}), "a.docx", "document type"),
        (packed({"word/document.xml": b"\0" * 50_000_000}), "a.docx", "far larger"),
        (packed({"a.txt": "x"}), "a.odt", "no OpenDocument"),
        (opendocument("<text:p>x</text:p>", **MANIFEST), "a.odt", "password"),
        (packed({"content.xml": LAUGHS}), "a.odt", "document type"),
        (b" ", "a.html", "not a web page"),
        (web_page("<script>1</script>"), "a.html", "empty"),
        (pdf("secret", password="secret"), "a.pdf", "password"),
        (pdf(""), "a.pdf", "pictures"),
        (b"%PDF-1.7\nnothing", "a.pdf", "damaged"),
        (b"", "a.pdf", "damaged"),
        (b"WEBVTT\n\nNOTE x", "a.vtt", "no captions"),
        (b"1\n00:00 --> never\nHello", "a.srt", "no captions"),
    ],
)  # fmt: skip
def test_it_is_refused_with_what_to_do(content: bytes, name: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_document(content, name)


class Huge(bytes):
    """Says it is 200 MB, and is nothing that could be read: whoever reads before asking fails otherwise."""

    def __len__(self) -> int:
        return 200 * 1024 * 1024


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_too_large_is_refused_before_it_is_read(kind: str) -> None:
    with pytest.raises(Refused, match="larger than"):
        read_document(Huge(), f"talk{kind}")


@pytest.mark.parametrize("kind", KINDS)
@given(content=st.binary(max_size=300))
@settings(max_examples=25, deadline=None)
def test_anything_is_read_or_refused_and_nothing_else(kind: str, content: bytes) -> None:
    with suppress(Refused):
        read_document(content, f"a{kind}")


WHOLE = {".docx": word("One", "two"), ".odt": opendocument("<text:p>One</text:p>"), ".pdf": pdf("One\ntwo", "three")}


@pytest.mark.parametrize("kind", WHOLE)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind: str, data: st.DataObject) -> None:
    whole = WHOLE[kind]
    place = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=6))
    with suppress(Refused):
        read_document(whole[:place] + junk + whole[place + len(junk) :], f"a{kind}")
