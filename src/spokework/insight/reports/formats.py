"""What a report can be written as. What writes one is imported when one is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .document import Report


@dataclass(frozen=True)
class Format:
    title: str  # on a link
    ending: str
    mime: str
    write: Callable[[Report], bytes]

    def name(self, report: Report) -> str:
        """Of the file: what it is and of which quarter. Nobody's name, whoever it is for."""
        return f"{report.identifier}.{self.ending}"


def _pdf(report: Report) -> bytes:
    from .paper import pdf

    return pdf(report)


def _docx(report: Report) -> bytes:
    from .word import docx

    return docx(report)


def _html(report: Report) -> bytes:
    from .page import html

    return html(report)


def _data(report: Report) -> bytes:
    from .package import data_package

    return data_package(report)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Mapping[str, Format] = {
    "pdf": Format("PDF", "pdf", "application/pdf", _pdf),
    "docx": Format("Word", "docx", _WORD, _docx),
    "html": Format("HTML", "html", "text/html", _html),
    "data": Format("Data (CSV, Parquet)", "zip", "application/zip", _data),
}
