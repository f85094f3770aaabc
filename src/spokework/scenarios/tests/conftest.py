import json
from pathlib import Path
from typing import Any

import pytest

from spokework.extract import files
from spokework.extract.schema import VERSION
from spokework.insight.tests.programmes import Made


@pytest.fixture
def extracts(settings: Any, tmp_path: Path) -> Path:
    """A folder of extracts of the test's own."""
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    found: Path = settings.DATA_DIRECTORY.extracts
    return found


@pytest.fixture
def named_current(extracts: Path) -> Any:
    """Makes a hand-written programme the one that pages read."""

    def name_it(made: Made) -> files.Extract:
        extract = made.reader(extracts).extract
        manifest = extract.manifest | {"version": VERSION}
        (extract.path / "manifest.json").write_text(json.dumps(manifest))
        mark = extracts / "current"
        mark.unlink(missing_ok=True)
        mark.symlink_to(extract.name)
        found = files.current()
        assert found is not None
        return found

    return name_it
