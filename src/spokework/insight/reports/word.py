"""A report as a Word document, to be worked on: headings are headings, tables have header rows, pictures have words."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from spokework.core.components import Row, Table
from spokework.insight.charts.pictures import as_png, for_paper

from .document import Exhibit, Picture, Report
from .packing import packed, unpacked

_INK, _TEAL, _GREY = RGBColor(0x1F, 0x2A, 0x2E), RGBColor(0x0B, 0x5D, 0x66), RGBColor(0x55, 0x62, 0x6A)
_ACROSS = Cm(16)


def docx(report: Report) -> bytes:
    written = _Writing(report).written()
    held = BytesIO()
    written.save(held)
    return packed(unpacked(held.getvalue()))  # python-docx stamps each part with the time of day


class _Writing:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.document: Any = Document()
        _set_up(self.document, report)

    def written(self) -> Any:
        report, add = self.report, self.document
        add.add_paragraph(report.organisation, style="Subtitle")
        add.add_heading(report.title, 0)
        add.add_paragraph(report.subtitle, style="Subtitle")
        if report.notice:
            add.add_paragraph().add_run(report.notice).bold = True
        self.facts(report.stands)
        self.titled("Key messages", report.messages, style="List Bullet")
        self.titled("Returns that are missing", report.missing)
        for section in report.sections:
            add.add_heading(section.heading, 1)
            self.sentences(section.messages, style="List Bullet")
            self.sentences(section.says)
            for item in section.items:
                add.add_heading(item.heading, 2)
                self.sentences(item.messages, style="List Bullet")
                self.sentences(item.says)
                for exhibit in item.exhibits:
                    self.exhibit(exhibit)
        self.titled(report.annex, report.cautions)
        if report.definitions:
            add.add_heading("Annex: what each figure counts", 1)
        for definition in report.definitions:
            add.add_heading(definition.title, 2)
            self.facts(definition.rows)
        return add

    def titled(self, heading: str, sentences: tuple[str, ...], style: str | None = None) -> None:
        if sentences:
            self.document.add_heading(heading, 1)
            self.sentences(sentences, style)

    def sentences(self, sentences: Iterable[str], style: str | None = None) -> None:
        for each in sentences:
            self.document.add_paragraph(each, style=style)

    def facts(self, rows: Iterable[Row]) -> None:
        for row in rows:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(f"{row.term}: ").bold = True
            paragraph.add_run(str(row.value))

    def exhibit(self, exhibit: Exhibit) -> None:
        if exhibit.heading:
            self.document.add_heading(exhibit.heading, 3)
        if exhibit.chart:
            self.picture(exhibit.chart)
        self.table(exhibit.table)

    def picture(self, chart: Picture) -> None:
        self.document.add_picture(BytesIO(as_png(for_paper(chart))), width=_ACROSS)
        shape = self.document.inline_shapes[-1]
        of = shape._inline.docPr  # python-docx has no name of its own for the words of a picture
        of.set("descr", f"{chart.title}. {chart.alt}")
        of.set("title", chart.title)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def table(self, table: Table) -> None:
        if not table.rows:
            self.document.add_paragraph(table.note or "No data.")
            return
        caption = self.document.add_paragraph(table.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        _described(made, table.caption)
        _header(made.rows[0], table)
        for row in table.rows:
            for at, (into, cell) in enumerate(zip(made.add_row().cells, row, strict=True)):
                _fill(into, str(cell.text), number=table.columns[at].number, note=cell.note)
        note = self.document.add_paragraph(table.note)
        for run in note.runs:
            run.font.size, run.font.color.rgb = Pt(9), _GREY


def _set_up(document: Any, report: Report) -> None:
    about, day = document.core_properties, datetime(*report.day, tzinfo=UTC)
    about.title, about.author = f"{report.title}: {report.subtitle}", report.organisation
    about.language, about.comments, about.last_modified_by = "en-GB", "", report.organisation
    about.created = about.modified = day.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.footer.paragraphs[0].text = " · ".join(filter(None, (report.organisation, report.title, report.notice)))
    for name, size in (
        ("Normal", 11),
        ("Heading 1", 16),
        ("Heading 2", 13),
        ("Heading 3", 11),
        ("Title", 26),
        ("Subtitle", 13),
    ):
        _style(document.styles[name], size)
    document.styles["Caption"].font.color.rgb = _INK
    document.styles["Normal"].element.rPr.append(_language())


def _style(style: Any, size: int) -> None:
    """One face for all, also where Word would take another for headings."""
    style.font.name, style.font.size = "Calibri", Pt(size)
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    style.font.color.rgb = _TEAL if style.name.startswith(("Heading", "Title")) else _INK
    style.font.italic = False


def _language() -> Any:
    found = OxmlElement("w:lang")
    found.set(qn("w:val"), "en-GB")
    return found


def _described(table: Any, caption: str) -> None:
    """What is read out before the table: Word calls it alternative text too."""
    for name in ("w:tblCaption", "w:tblDescription"):
        words = OxmlElement(name)
        words.set(qn("w:val"), caption)
        table._tbl.tblPr.append(words)


def _header(row: Any, table: Table) -> None:
    for into, column in zip(row.cells, table.columns, strict=True):
        _fill(into, column.label, number=column.number, bold=True)
    again = OxmlElement("w:tblHeader")  # on every page it goes on to; and this makes it a header when read out
    row._tr.get_or_add_trPr().append(again)


def _fill(cell: Any, text: str, *, number: bool, note: str = "", bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(text).bold = bold
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if note:
        run = cell.add_paragraph().add_run(note)
        run.font.size, run.font.color.rgb = Pt(9), _GREY
