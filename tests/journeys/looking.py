"""What a journey asks of every page it sees."""

from weakref import WeakSet

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

WIDTHS = (320, 1280)
WIDEST = (
    "(width) => [...document.querySelectorAll('body *')]"
    ".filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)"
    ".map(e => e.outerHTML.slice(0, 120))[0]"
)
# axe is a script itself, and would wait for ever in a browser that runs none.
WITHOUT_JAVASCRIPT: WeakSet[BrowserContext] = WeakSet()
_AXE = Axe()


class Complaints:
    """What the browser says against a page: refused by the content security policy, broken, missing."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"{page.url}: {error}"))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that answers 403 or 404 is reported there too; whether it should have is the journey's to say.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.heard.append(f"{message.location['url']}: {message.text}")

    def _response(self, response: Response) -> None:
        part = response.request.resource_type != "document"
        if response.status >= 500 or (part and response.status >= 400):
            self.heard.append(f"{response.url}: {response.status}")


def is_accessible(page: Page) -> None:
    found = _AXE.run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def fits(page: Page) -> None:
    """No sideways scrolling, on the narrowest screen and on a desk's."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} wide on {width}: {page.evaluate(WIDEST, width)}"
    if before is not None:
        page.set_viewport_size(before)


def on_every_page(page: Page) -> None:
    """Says where you are, is accessible, and fits."""
    assert page.title().strip()
    assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} headings of the first order"
    if page.context not in WITHOUT_JAVASCRIPT:
        is_accessible(page)
    fits(page)
