"""What a page says, for tests that look at every page: its title, headings, addresses, and what no policy allows."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

LEADS_SOMEWHERE = {"href", "action", "formaction", "src", "cite", "data", "poster", "ping", "content"}
RUNS = {"script", "style", "iframe", "object", "embed", "base"}


@dataclass
class Page:
    lang: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)  # of the first level
    addresses: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.inside = Page(), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.lang = given.get("lang", "")
        if tag == "h1":
            self.page.headings.append("")
        # An icon has a title of its own, further down.
        if tag == "h1" or (tag == "title" and not self.page.title):
            self.inside = tag
        self.page.addresses += [
            value for name, value in given.items() if name in LEADS_SOMEWHERE or name.startswith(("hx-", "data-"))
        ]
        self._forbid(tag, given)

    def _forbid(self, tag: str, given: dict[str, str]) -> None:
        if tag in RUNS and not (tag == "script" and given.get("src")):
            self.page.forbidden.append(f"<{tag}>")
        self.page.forbidden += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        self.page.forbidden += [f"<{tag} {name}>" for name in given if name.startswith("hx-on")]
        outside = ("javascript:", "http:", "https:", "//")
        links = {name: value for name, value in given.items() if name in ("href", "src", "action", "formaction")}
        self.page.forbidden += [f"{name}={value}" for name, value in links.items() if value.lower().startswith(outside)]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.page.title += data
        elif self.inside == "h1":
            self.page.headings[-1] += data


def read(content: str) -> Page:
    reader = _Reader()
    reader.feed(content)
    return reader.page
