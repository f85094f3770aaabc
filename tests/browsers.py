"""How the browser for the journeys is started, and where its pictures lie."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.programs import CHROMIUM

# Nothing of the browser's own leaves the machine.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENSHOTS = Path(__file__).parent.parent / "test-results"


@contextmanager
def launched() -> Iterator[Browser]:
    there = CHROMIUM.found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=there, args=FLAGS)
        yield browser
        browser.close()
