"""What people, broken browsers and attackers send instead of what a form asks for."""

from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st

# Each once broke a form somewhere.
KNOWN = (
    "", " ", "\x00", "a\x00b", "\ufeff", "\u202e", "🧭", "½", "٣", "0", "-1", "1e9", "9" * 30, "9" * 400, "NaN", "inf",
    "31", "13", "0000", "2024-02-30", "1899-01-01", "9999-12-31", "25:61", "24:00", "true", "null", "None", "[]", "{}",
    "'; DROP TABLE x; --", "<script>", "{{ 7|add:7 }}", "%s%d", "../../etc/passwd", "SW-7K3Q-V", "SW-0000-0", "\r\n",
    "00000000-0000-0000-0000-000000000000", "x" * 20_000, "\ud7ff", "a@b", "http://[", "high", "attended", "on",
)  # fmt: skip

words = st.one_of(st.sampled_from(KNOWN), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))


class _Fields(HTMLParser):
    """The names that a page's form sends, with the values it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: dict[str, list[str]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("input", "textarea", "select", "button") and given.get("name"):
            self.offered.setdefault(given["name"], []).append(given.get("value", ""))
            self._select = given["name"] if tag == "select" else self._select
        elif tag == "option" and self._select:
            self.offered[self._select].append(given.get("value", ""))


def fields_of(page: str) -> dict[str, list[str]]:
    reader = _Fields()
    reader.feed(page)
    # Who wrote it, and which sending it is, are tried apart: garbage there only makes a form nobody's.
    return {name: values for name, values in reader.offered.items() if name not in ("csrfmiddlewaretoken", "writer")}


def forms(offered: dict[str, list[str]]) -> st.SearchStrategy[dict[str, Any]]:
    """A sending of these fields: of each nothing, what was offered, garbage, or several at once."""

    def value(values: list[str]) -> st.SearchStrategy[Any]:
        offered = [value for value in values if value] or ["1"]
        one = st.one_of(st.sampled_from(offered), words)
        return st.one_of(one, one, st.lists(one, max_size=3))

    return st.fixed_dictionaries({}, optional={name: value(values) for name, values in sorted(offered.items())})
