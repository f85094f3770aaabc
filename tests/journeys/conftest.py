"""The real server process with the demonstration, and a browser whose complaints fail the journey.

A journey takes ``page``, signs in with ``sign_in_as(page, Role.SPOKE_WORKER)`` and moves with the verbs of
``walking.py``, which look at every page it comes to as ``looking.py`` says.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from spokework.access.roles import Role
from tests.browsers import SCREENSHOTS, launched

from .looking import WITHOUT_JAVASCRIPT, Complaints
from .serving import Served, make, serving

PATIENCE = 60_000  # milliseconds for one step of a browser; a slow machine is no fault
expect.set_options(timeout=PATIENCE)
OUTCOME = pytest.StashKey[bool]()
SignIn = Callable[[Page, Role], None]
Pages = Callable[..., Page]


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    """The demonstration as it is made. SPOKEWORK_TESTS_DEMONSTRATION names a directory to keep it in between runs."""
    with tempfile.TemporaryDirectory(prefix="spokework-made-") as place:
        kept = os.environ.get("SPOKEWORK_TESTS_DEMONSTRATION")
        directory = Path(kept) if kept else Path(place) / "demonstration"
        make(directory)
        yield directory


@pytest.fixture(scope="session")
def served(made: Path) -> Iterator[Served]:
    with serving(made) as here:
        yield here


@pytest.fixture(scope="session")
def demonstration(served: Served) -> str:
    """The address of the real server."""
    return served.site


@pytest.fixture
def untouched(made: Path) -> Iterator[str]:
    """The address of another one, in which nobody has done anything yet."""
    with serving(made) as here:
        yield here.site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a module: while it is open its loop runs in this thread, where Django would refuse to query."""
    with pytest.MonkeyPatch.context() as patch, launched() as browser:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield browser


@pytest.fixture
def new_page(request: pytest.FixtureRequest, browser: Browser, demonstration: str) -> Iterator[Pages]:
    """Another person's browser: its own cookies. ``javascript=False`` and ``width=320`` where a journey asks."""
    opened: list[tuple[BrowserContext, Complaints]] = []

    def open_one(*, javascript: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=demonstration, java_script_enabled=javascript, viewport={"width": width, "height": 900}
        )
        context.set_default_timeout(PATIENCE)
        if not javascript:
            WITHOUT_JAVASCRIPT.add(context)
        page = context.new_page()
        opened.append((context, Complaints(page)))
        return page

    yield open_one
    failed = request.node.stash.get(OUTCOME, False)
    for number, (context, complaints) in enumerate(opened):
        if failed or complaints.heard:
            SCREENSHOTS.mkdir(exist_ok=True)
            context.pages[-1].screenshot(path=SCREENSHOTS / f"{request.node.name}-{number}.png", full_page=True)
        context.close()
    assert not [heard for _, complaints in opened for heard in complaints.heard]


@pytest.fixture
def page(new_page: Pages) -> Page:
    return new_page()


@pytest.fixture
def sign_in_as() -> SignIn:
    def sign_in(page: Page, role: Role) -> None:
        page.goto("/demonstration/")
        page.get_by_role("button", name=f"Continue as {role.label}").first.click()
        page.wait_for_url(lambda url: "/demonstration" not in url)

    return sign_in


@pytest.fixture
def time_out(served: Served) -> Callable[[Page], None]:
    """The server forgets this person's session, as it does after a quarter of an hour of silence."""

    def forget(page: Page) -> None:
        cookies = {each.get("name"): each.get("value") for each in page.context.cookies()}
        with closing(sqlite3.connect(served.directory / "data" / "spokework.sqlite3", timeout=30)) as data, data:
            gone = data.execute("DELETE FROM django_session WHERE session_key = ?", [cookies["spokework_session"]])
            assert gone.rowcount == 1

    return forget


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report.failed
    return report
