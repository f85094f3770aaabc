"""The text of a PDF, page by page, as far as it has one."""

import io
import logging
import struct
import zlib

from pypdf import PasswordType, PdfReader
from pypdf.errors import PyPdfError

from .document import LONGEST, one_line_end, refuse

MOST_PAGES = 3000
# What a damaged PDF makes of its reader, which trusts numbers and names in it.
DAMAGED = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
    RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would put words of the document into the log


def read_pdf(content: bytes, name: str) -> str:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        # Many a PDF has no password to read it, only one to change it: the empty one opens it.
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise refuse(name, "it has a password. Save it without one, or save its text.")
        if len(reader.pages) > MOST_PAGES:
            raise refuse(name, f"it has more than {MOST_PAGES:,} pages. Import the part you need.")
        pages, length = list[str](), 0
        for page in reader.pages:
            pages.append(one_line_end(page.extract_text()).strip())
            length += len(pages[-1])
            if length > LONGEST:
                break
    except DAMAGED:
        raise refuse(name, "it is damaged, or it is no PDF. Save it again, or save its text.") from None
    if not length:
        raise refuse(
            name, "there is no text in it: its pages are pictures, as a scanner makes them. Run text recognition first."
        )
    return "\n\n".join(page for page in pages if page)
