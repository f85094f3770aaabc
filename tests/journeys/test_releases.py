"""A quarter's figures on their way out: what leaks is refused, a second person approves, a funder takes them along."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from frictionless import validate
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import choose, follow, go, looked_at, press, says, status_of

pytestmark = pytest.mark.browser

AGAIN = "/figures/releases/2016Q3/2/"
WHY = "The office wants exact totals for the trustees."
TITLE = "Quarterly return: July to September 2016"
A_WHILE = 180_000
WORDS = "Support began for more young people than in the summer."


def ask_for(page: Page, name: str) -> None:
    """It is done by a process of its own, while the page asks how far it is."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_url("**/being-prepared/**")


def done_beside(page: Page) -> None:
    """Then the release says what came of it."""
    page.wait_for_url(f"**{AGAIN}", timeout=A_WHILE)
    looked_at(page)


def sign_in_the_colleague(page: Page) -> None:
    page.goto("/demonstration/")
    page.get_by_role("button", name="Continue as Programme lead, a colleague").click()
    page.wait_for_url(lambda url: "/demonstration" not in url)


def taken_along(page: Page, form: str, into: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("navigation", name="This report as a file").get_by_role("link", name=form, exact=True).click()
    there = into / coming.value.suggested_filename
    coming.value.save_as(there)
    return there


def test_a_release_is_refused_made_safe_approved_and_taken_along(
    page: Page, new_page: Pages, sign_in_as: SignIn, tmp_path: Path
) -> None:
    sign_in_as(page, Role.PROGRAMME_LEAD)
    follow(page, "Releases", within=".nav-wide")
    says(page, "2016Q3")
    follow(page, "Make a release")
    choose(page, "2016Q3")
    page.get_by_text("Exact totals: for a return").click()
    page.get_by_label("Why there is another version").fill(WHY)
    ask_for(page, "Make release")
    done_beside(page)
    says(page, "Written before these figures were made")

    # Exact totals beside the rounded ones that are out: the attack finds small counts, and says which.
    follow(page, "Check")
    ask_for(page, "Check")
    expect(page.get_by_role("heading", name="What it would give away")).to_be_visible(timeout=A_WHILE)
    looked_at(page)
    says(page, "Small counts could be worked out from this release")
    leaks = page.locator("main li", has_text="which knows its own").all_inner_texts()
    assert len(leaks) > 3
    assert any(leak.startswith("Referrals received (2016Q3, Who referred: ") for leak in leaks), leaks

    go(page, AGAIN)
    says(page, "Draft: not checked yet")
    follow(page, "Make the release again")
    page.get_by_text("Rounded to 5, small counts").click()
    ask_for(page, "Make again")
    done_beside(page)
    follow(page, "Write a key message")
    choose(page, "New cases")
    page.get_by_label("What it says, in plain words").fill(WORDS)
    press(page, "Save message")
    follow(page, "Check")
    ask_for(page, "Check")
    done_beside(page)
    says(page, "counts were attacked by somebody outside and by each of 16 hubs, together with 2016Q3")
    says(page, "No small count could be worked out")

    says(page, "Another person approves it")
    assert not page.get_by_role("link", name="Approve").count()
    go(page, f"{AGAIN}approve/")
    press(page, "Approve", status=422)
    says(page, "Ask another person to approve it")

    funder = new_page(width=320)
    sign_in_as(funder, Role.FUNDER)
    assert status_of(funder, AGAIN) == 404

    second = new_page()
    sign_in_the_colleague(second)
    go(second, AGAIN)
    says(second, WORDS)
    follow(second, "Approve")
    press(second, "Approve")
    follow(second, "Publish")
    press(second, "Publish")
    says(second, "Published")
    assert not second.get_by_role("link", name="Make the release again").count()

    go(funder, AGAIN.replace("/2/", "/1/"))
    says(funder, "Another version has taken its place")
    go(funder, "/reports/2016Q3/quarterly-return/")
    says(funder, "Another version has taken its place")
    follow(funder, "2016Q3, version 2")
    says(funder, "Takes the place of")
    go(funder, AGAIN)
    says(funder, WORDS)
    says(funder, WHY)
    says(funder, "160 of 220, 30 not known")
    go(funder, "/reports/")
    follow(funder, "Quarterly return of 2016Q3, version 2")
    says(funder, WORDS)

    paper = PdfReader(taken_along(funder, "PDF", tmp_path))
    root: Any = paper.trailer["/Root"]
    assert (paper.metadata.title if paper.metadata else "", root["/Lang"]) == (TITLE, "en-GB")
    assert any(WORDS in " ".join(page.extract_text().split()) for page in paper.pages)
    word = Document(str(taken_along(funder, "Word", tmp_path)))
    assert word.core_properties.title == TITLE
    assert WORDS in [paragraph.text for paragraph in word.paragraphs]
    with ZipFile(taken_along(funder, "Data (CSV, Parquet)", tmp_path)) as package:
        package.extractall(tmp_path / "data")
    found: Any = validate(str(tmp_path / "data" / "datapackage.json"))
    assert found.valid, found.flatten(["type", "message"])
    assert "220" in (tmp_path / "data" / "data" / "figures.csv").read_text()
    for address in ("/figures/", "/figures/of/new_cases/?by=sex", "/figures/releases/new/", f"{AGAIN}check/"):
        assert status_of(funder, address) == 403
