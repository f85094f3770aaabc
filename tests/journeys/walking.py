"""How a journey moves: every page it comes to is looked at, and a page that answers anything but 200 ends it."""

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Response, expect

from .looking import WITHOUT_JAVASCRIPT, on_every_page

# With the check character: without it a word of a URL could pass for one.
REFERENCE = re.compile(r"SW-[0-9A-Z]{4}-[0-9A-Z]")
_LOOKED_AT: set[tuple[str, bool, str, str]] = set()


def go(page: Page, path: str) -> None:
    _arrived(page, page.goto(path))


def follow(page: Page, name: str, *, within: str = "main") -> None:
    behind = page.get_by_role("link", name=name, exact=True, include_hidden=True)
    shut = page.locator(f"{within} details.nav-group:not([open])").filter(has=behind, visible=True)
    if shut.count():
        shut.first.locator("summary").click()
    with page.expect_navigation() as coming:
        page.locator(within).get_by_role("link", name=name, exact=True).first.click()
    _arrived(page, coming.value)


def open_link(page: Page, link: Locator) -> None:
    with page.expect_navigation() as coming:
        link.click()
    _arrived(page, coming.value)


def press(page: Page, name: str, *, status: int = 200) -> None:
    """The button of the page's own form, and wherever it leads."""
    with page.expect_navigation() as coming:
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    _arrived(page, coming.value, status)


def status_of(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer is not None
    return answer.status


def says(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


def reference_in(page: Page) -> str:
    found = REFERENCE.search(page.url)
    assert found, f"no reference in {page.url}"
    return found.group()


def _arrived(page: Page, answer: Response | None, status: int = 200) -> None:
    assert answer is not None
    assert answer.status == status, f"{answer.url} answers {answer.status}"
    looked_at(page)


def looked_at(page: Page) -> None:
    """Once for each kind of page, of each reader: what differs between two records of one kind is their words."""
    seen = (
        kind_of(urlsplit(page.url).path),
        page.context in WITHOUT_JAVASCRIPT,
        page.locator("h1").first.inner_text(),
        page.locator("header").first.inner_text(),
    )
    if seen not in _LOOKED_AT:
        on_every_page(page)
        _LOOKED_AT.add(seen)


def kind_of(path: str) -> str:
    """The same for the pages of any two records."""
    return re.sub(r"[0-9a-f-]{36}|\d+|(?<=hubs/)[^/]+", "0", REFERENCE.sub("0", path))


def young_people(page: Page, query: str = "?state=open") -> list[str]:
    """The references in the list, in its order."""
    go(page, f"/young-people/{query}")
    return [REFERENCE.findall(text)[0] for text in page.locator("tbody th").all_inner_texts()]


def choose(page: Page, label: str) -> None:
    page.get_by_text(label, exact=True).first.click()


def focus_on(page: Page, tag: str, words: str) -> None:
    """Tab on until the focus stands on it: what cannot be reached by keyboard fails here."""
    focused: Any = (
        "() => { const on = document.activeElement; return [on.tagName, on.textContent.trim(), on.value, on.name] }"
    )
    for _ in range(120):
        page.keyboard.press("Tab")
        name, *said = page.evaluate(focused)
        if name.lower() == tag and words in [str(word) for word in said]:
            return
    raise AssertionError(f"{tag} {words} cannot be reached by keyboard on {page.url}")


def by_key(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation() as coming:
        page.keyboard.press(key)
    _arrived(page, coming.value)
