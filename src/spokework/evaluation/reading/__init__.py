"""A file as plain text with the turns of its speakers: what is read is what will be coded, and never changes again."""

from collections.abc import Callable

from ..archives import MB
from .captions import read_captions
from .document import LONGEST, Document, Turn, one_line_end, refuse
from .opendocument import read_opendocument
from .plain import decoded
from .speakers import turns_of
from .web import read_web_page
from .word import read_word

__all__ = ["KINDS", "Document", "Turn", "kind_of", "read_document"]


def _pdf(content: bytes, name: str) -> str:
    from .pdf import read_pdf  # pypdf takes its time to import, and most files are none

    return read_pdf(content, name)


READERS: dict[str, Callable[[bytes, str], str]] = {
    ".txt": decoded,
    ".docx": read_word,
    ".odt": read_opendocument,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".pdf": _pdf,
}
CAPTIONS = (".vtt", ".srt")
KINDS = (*READERS, *CAPTIONS)
LARGEST_TEXT, LARGEST_DOCUMENT = 40 * MB, 100 * MB
PACKED = (".docx", ".odt", ".pdf")  # they may hold pictures


def kind_of(name: str, size: int) -> str:
    """By its name; ``Refused`` where it is none of ours, or larger than any text. Asked before a file is read."""
    ending = next((kind for kind in KINDS if name.lower().endswith(kind)), None)
    if ending is None:
        raise refuse(name, f"it is none of {', '.join(KINDS)}. Save it as one of them.")
    largest = LARGEST_DOCUMENT if ending in PACKED else LARGEST_TEXT
    if size > largest:
        raise refuse(name, f"it is larger than {largest // MB} MB. Divide it, and import the parts.")
    return ending


def read_document(content: bytes, name: str) -> Document:
    """``name`` says what kind of file it is. Anything that cannot become a text is ``Refused`` with what to do."""
    ending = kind_of(name, len(content))
    if ending in CAPTIONS:
        found = read_captions(content, name)
    else:
        text = one_line_end(READERS[ending](content, name))
        found = Document(text=text, turns=turns_of(text))
    if not found.text.strip():
        raise refuse(name, "it is empty. Choose the file with the words.")
    if len(found.text) > LONGEST:
        raise refuse(name, f"it has more than {LONGEST:,} characters. Divide it, and import the parts.")
    return found
