"""Programs of the machine that some tests need and no package brings, and what to do where one is not there."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Program:
    """``marker``: what the tests that need it carry. ``package``: what brings it on Debian; ``.ci/run`` asks for it."""

    marker: str
    title: str
    package: str
    names: tuple[str, ...]
    tests: str

    @property
    def path(self) -> str:
        return next(filter(None, map(shutil.which, self.names)), "")

    def found(self) -> str:
        assert self.path, f"there is no {self.title} on this machine"
        return self.path


CHROMIUM = Program("browser", "Chromium", "chromium", ("chromium", "chromium-browser", "google-chrome"), "journeys")
POPPLER = Program("poppler", "pdftotext", "poppler-utils", ("pdftotext",), "readings of a PDF")
LIBREOFFICE = Program("libreoffice", "LibreOffice", "libreoffice-writer-nogui", ("soffice",), "openings of a document")
ALL = (CHROMIUM, POPPLER, LIBREOFFICE)

NONE = "No {title} on this machine, so {number} {tests} were not run. On Debian: apt-get install {package}"
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def leave_out_where_there_is_none(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On a developer's machine they are left out with one line; where CI is set they run, and fail."""
    if os.environ.get("CI"):
        return
    for program in ALL:
        those = [item for item in items if item.get_closest_marker(program.marker)]
        if those and not program.path:
            items[:] = [item for item in items if item not in those]
            config.stash.setdefault(LEFT_OUT, {})[program.marker] = len(those)
            config.hook.pytest_deselected(items=those)


def summary(config: pytest.Config) -> Iterator[str]:
    left_out = config.stash.get(LEFT_OUT, {})
    for program in ALL:
        if number := left_out.get(program.marker):
            yield NONE.format(title=program.title, number=number, tests=program.tests, package=program.package)
