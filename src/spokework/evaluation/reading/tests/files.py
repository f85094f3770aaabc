"""Files of each kind, made here, as small as they can be."""

import io

from docx import Document as WordDocument
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from spokework.evaluation.interchange.tests.files import packed

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """As python-docx, and so Word, saves it."""
    document = WordDocument()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def word_xml(body: str) -> bytes:
    return packed({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def opendocument(body: str, **more: str) -> bytes:
    names = " ".join(f'xmlns:{short}="{OFFICE}{short}:1.0"' for short in ("office", "text", "table"))
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{inside}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content} | more)


FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}


def pdf(*pages: str, password: str | None = None, owner: str | None = None) -> bytes:
    writer = PdfWriter()
    for words in pages:
        page = writer.add_blank_page(width=300, height=300)
        font = DictionaryObject({NameObject(f"/{name}"): NameObject(f"/{value}") for name, value in FONT.items()})
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        lines = " T* ".join(f"({line}) Tj" for line in words.split("\n")) if words else ""
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 20 250 Td {lines} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(user_password=password, owner_password=owner, algorithm="AES-256")
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def web_page(body: str, *, charset: str = "utf-8") -> bytes:
    head = f'<head><meta charset="{charset}"><title>Not seen</title></head>'
    return f"<!doctype html><html>{head}<body>{body}</body></html>".encode(charset)
