"""A report in the hands of other people's programs: Poppler reads the PDF in order, LibreOffice opens the Word file."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from spokework.insight.reports.document import Report
from spokework.insight.reports.paper import pdf
from spokework.insight.reports.word import docx
from tests.programs import LIBREOFFICE, POPPLER

from .invented_report import a_report
from .test_report_on_paper import IN_ORDER, stands_in_order

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def report() -> Report:
    return a_report(notice="Preview: not published")


@pytest.fixture(scope="module")
def paper(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("paper") / "report.pdf"
    there.write_bytes(pdf(report))
    return there


def said_by(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.poppler
def test_pdftotext_reads_the_pdf_in_order(paper: Path) -> None:
    assert stands_in_order(said_by(POPPLER.found(), paper, "-"))


@pytest.mark.poppler
def test_its_structure_says_the_same_in_the_same_order(paper: Path) -> None:
    """What a screen reader follows: not where words stand on the page, but the tree that they hang in."""
    found = said_by(Path(POPPLER.found()).with_name("pdfinfo"), "-struct-text", paper)
    assert stands_in_order(" ".join(line.strip().strip('"') for line in found.splitlines()))
    for kind in ("H1", "H2", "Figure", "Caption", "Table", "THead", "TH", "L", "LI"):
        assert f"\n{kind}" in found.replace(" ", ""), kind


@pytest.mark.poppler
def test_it_is_tagged_and_asks_for_nothing_from_anywhere(paper: Path) -> None:
    facts = dict(line.split(":", 1) for line in said_by(Path(POPPLER.found()).with_name("pdfinfo"), paper).splitlines())
    said = {name: facts[name].strip() for name in ("Title", "Tagged", "JavaScript", "Form", "Encrypted", "Page size")}
    assert said == {
        "Title": "Quarterly return: October to December 2016",
        "Tagged": "yes",
        "JavaScript": "no",
        "Form": "none",
        "Encrypted": "no",
        "Page size": "595.276 x 841.89 pts (A4)",
    }


@pytest.mark.libreoffice
def test_libreoffice_opens_the_word_file_and_prints_all_of_it(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(docx(report))
    alone = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    said_by(
        LIBREOFFICE.found(), alone, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "report.docx"
    )
    printed = PdfReader(BytesIO((tmp_path / "report.pdf").read_bytes()))
    text = "\n".join(page.extract_text() for page in printed.pages)
    in_a_picture = "Moved to another area"
    assert stands_in_order(text, [words for words in IN_ORDER if words != in_a_picture])
    assert all("Preview: not published" in page.extract_text() for page in printed.pages)
    drawn = [each.get_object() for page in printed.pages for each in page["/Resources"].get("/XObject", {}).values()]
    assert len({each.raw_get("/SMask").idnum for each in drawn if "/SMask" in each}) == 2  # a mask has none itself
    assert printed.metadata is not None
    assert printed.metadata.title == "Quarterly return: October to December 2016"
