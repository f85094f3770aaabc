"""Plain text in whatever encoding it comes: by its mark, as UTF-8, or as Windows saved it."""

import codecs
import re

from .document import one_line_end, refuse

# The longer first: the mark of UTF-32 begins with that of UTF-16.
MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
NOT_A_TEXT = "it is not a text, whatever its name says. Give it the ending of what it is, or save it as text."


def decoded(content: bytes, name: str) -> str:
    """The text, with ``\\n`` at the end of its lines and without a mark."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        text = one_line_end(text.removeprefix("\ufeff"))
        if NOT_TEXT.search(text):
            break
        return text
    raise refuse(name, NOT_A_TEXT)


def _encodings(content: bytes) -> list[str]:
    """One if it has a mark, or is UTF-16 without: every second byte is 0. Windows-1252 takes almost anything."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return [encoding]
    beginning = content[:2000]
    for zeros, encoding in ((beginning[1::2], "utf-16-le"), (beginning[0::2], "utf-16-be")):
        if zeros and zeros.count(0) > 0.6 * len(zeros):
            return [encoding]
    return ["utf-8", "windows-1252"]
