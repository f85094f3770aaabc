"""How long a browser takes, for ``benchmarks.coding``: from asking to words and passages drawn, from key to coding.

In a real Chromium, in which nothing is cached the first time; the clock is the browser's own.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
OPENED, CODED = 5, 10
# Both end when what was drawn has been shown: a task after the next frame.
TEXT_DRAWN = """() => new Promise((done) => { const look = () => {
  const passages = [...CSS.highlights.values()].some((it) => it.size); // drawn when the text is there
  if (passages) requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
  else requestAnimationFrame(look); }; look(); })"""
CODING_DRAWN = """() => new Promise((done) => {
  const began = performance.now(), before = source.codings.size;
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
  const look = () => {
    if (source.codings.size > before) requestAnimationFrame(() => setTimeout(() => done(performance.now() - began), 0));
    else if (performance.now() - began > 30000) done(NaN);
    else setTimeout(look, 1); }; look(); })"""


def drawn(address: str, cookie: str) -> dict[str, Any] | None:
    """Medians in ms; None where there is no Chromium."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    if not chromium:
        return None
    with _page(chromium, address, cookie) as page:
        opened = [_opened(page, address) for _ in range(OPENED)]
        page.locator("#source-text .words").first.focus()
        coded = []
        for number in range(CODED):
            for key in ("ArrowDown", *["ArrowRight"] * (number + 3), "Shift+ArrowRight"):
                page.keyboard.press(key)
            coded.append(page.evaluate(CODING_DRAWN))
    load = round(os.getloadavg()[0], 1)
    return {"text drawn": round(median(opened)), "coding drawn": round(median(coded)), "load": load}


def _opened(page: Any, address: str) -> float:
    page.goto(address, wait_until="commit")
    return float(page.evaluate(TEXT_DRAWN))


@contextmanager
def _page(chromium: str, address: str, cookie: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        pairs = (each.split("=", 1) for each in cookie.split("; "))
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in pairs])
        yield context.new_page()
        browser.close()
