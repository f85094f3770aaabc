"""Every kind of file becomes the text a person would read in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spokework.evaluation.reading import Turn, read_document

from .files import opendocument, pdf, web_page, word, word_xml

pytestmark = pytest.mark.once

TALK = "“Café?” – she said €5"


def text_of(content: bytes, name: str) -> str:
    return read_document(content, name).text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_plain_text_in_any_encoding(encoding: str) -> None:
    assert text_of(f"{TALK}\r\nYes.\rNo.\n".encode(encoding), "Talk.TXT") == f"{TALK}\nYes.\nNo.\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_what_was_saved_as_utf_8_is_read_as_it_was(text: str) -> None:
    assert text_of(text.encode("utf-8-sig"), "a.txt") == text


def test_word() -> None:
    content = word("Interviewer: How was it?", "Wren:\tGood.\nReally.", table=[["Site", "A"], ["Year", "2016"]])
    assert text_of(content, "a.docx") == "Interviewer: How was it?\nWren:\tGood.\nReally.\nSite\tA\nYear\t2016"


def test_word_without_what_was_struck_out_and_with_what_is_wrapped() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Wrapped</w:t><w:br/><w:t>twice</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
        "<w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>"
    )
    assert text_of(word_xml(body), "a.docx") == "Kept new link\nWrapped\ntwice\ncell\n\nbox"


def test_opendocument() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Title</text:h><text:p>One<text:s text:c='3'/>two <text:span>three\n  four</text:span><text:tab/>x"
        "<text:note><text:p>note</text:p></text:note><text:line-break/>end</text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert text_of(opendocument(body), "a.odt") == "Title\nOne   two three four\tx\nend\nitem\na\tb"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_web_page(charset: str) -> None:
    body = (
        "<script>var x = '<p>no</p>';</script><h1>Café</h1><p>One\n  <b>two</b><br>three<!-- no -->.</p>"
        "<ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table><pre>k  k\nl</pre>"
    )
    assert text_of(web_page(body, charset=charset), "a.html") == "Café\n\nOne two\nthree.\n\na\nb\n\nx\ty\n\nk k\nl"


def test_a_web_page_that_says_the_wrong_encoding_of_itself() -> None:
    assert text_of('<meta charset="ascii"><p>Café'.encode(), "a.htm") == "Café"


def test_a_pdf_page_by_page() -> None:
    assert text_of(pdf("Page one\nstill one", "Page two"), "a.pdf") == "Page one\nstill one\n\nPage two"


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert text_of(pdf("Open to all", password="", owner="secret"), "a.pdf") == "Open to all"


def test_captions_are_put_together_into_turns_with_times() -> None:
    content = (
        "WEBVTT - talk\n\nNOTE nothing\n\nSTYLE\n::cue {}\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n"
        "<v.loud Wren>I could <i>talk</i> to her &amp; say no\n\n00:02.500 --> 00:04.000\n<v Wren>when I wanted</v>\n\n"
        "01:00:00.000 --> 01:00:01.000\n<v Anna Finch>Yes.</v> <v Wren>No."
    )
    found = read_document(content.encode(), "a.vtt")
    assert found.text == "Wren: I could talk to her & say no when I wanted\n\nAnna Finch: Yes.\n\nWren: No."
    assert found.turns[0] == Turn(start=0, end=48, speaker="Wren", begins=1.0, ends=4.0)
    assert [(turn.speaker, found.text[turn.start : turn.end]) for turn in found.turns[1:]] == [
        ("Anna Finch", "Anna Finch: Yes."),
        ("Wren", "Wren: No."),
    ]


def test_subrip_with_names_before_the_words_in_windows_encoding() -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:02,5\nWren: Café\nis open\n- Finch: Is it?\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nIt is.\n"
    )
    found = read_document(cues.replace("\n", "\r\n").encode("windows-1252"), "a.srt")
    assert found.text == "Wren: Café is open\n\nFinch: Is it?\n\nIt is."
    assert [turn.speaker for turn in found.turns] == ["Wren", "Finch", ""]
    assert found.turns[0].ends == 2.5


def test_turns_are_seen_in_a_transcript_that_names_its_speakers() -> None:
    text = "Talk of May\n\nInterviewer: How?\n\nYP 1: Well.\nNote: this.\n\nInterviewer: And?\nYP 1: Fine.\n"
    found = read_document(text.encode(), "a.txt")
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in found.turns] == [
        ("Interviewer", "Interviewer: How?"),
        ("YP 1", "YP 1: Well.\nNote: this."),
        ("Interviewer", "Interviewer: And?"),
        ("YP 1", "YP 1: Fine."),
    ]


@pytest.mark.parametrize(
    "text", ["Note: one.\nNote: two.\nNote: three.\nNote: four.", "A: x\nB: y\nA: z", "At 10:30 we"]
)
def test_a_text_that_is_no_talk_has_no_turns(text: str) -> None:
    assert read_document(text.encode(), "a.txt").turns == ()
