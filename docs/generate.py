"""Writes the pages that are made from the code. A test fails while one of them is stale.

uv run python -m docs.generate
"""

from collections.abc import Callable
from pathlib import Path

from docs.from_code.backcast import backcast
from docs.from_code.benchmarks import benchmarks
from docs.from_code.codes import codes
from docs.from_code.commands import commands
from docs.from_code.extract import extract
from docs.from_code.indicators import indicators
from docs.from_code.roles import roles
from docs.from_code.settings import settings
from docs.from_code.states import states
from docs.from_code.urls import urls

DOCS = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "explanation/backcast.md": backcast,
    "reference/benchmarks.md": benchmarks,
    "reference/codes.md": codes,
    "reference/commands.md": commands,
    "reference/extract.md": extract,
    "reference/indicators.md": indicators,
    "reference/roles.md": roles,
    "reference/settings.md": settings,
    "reference/states.md": states,
    "reference/urls.md": urls,
}


def main() -> None:
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
