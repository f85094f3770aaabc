"""Where the browser for the journeys is, and what to do where there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
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
NONE = "No Chromium on this machine, so {number} browser journeys were not run. On Debian: apt-get install chromium"
LEFT_OUT = pytest.StashKey[int]()


def leave_out_where_there_is_none(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a developer's machine they are left out with one line; where CI is set they run, and fail."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    if not journeys or CHROMIUM or os.environ.get("CI"):
        return
    items[:] = [item for item in items if item not in journeys]
    config.stash[LEFT_OUT] = len(journeys)
    config.hook.pytest_deselected(items=journeys)


def summary(config: pytest.Config) -> str:
    return NONE.format(number=config.stash[LEFT_OUT]) if LEFT_OUT in config.stash else ""


@contextmanager
def launched() -> Iterator[Browser]:
    assert CHROMIUM, "there is no Chromium on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
