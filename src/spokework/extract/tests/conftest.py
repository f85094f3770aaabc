from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def extracts(settings: Any, tmp_path: Path) -> Path:
    """A folder of extracts of the test's own."""
    settings.DATA_DIRECTORY = type(settings.DATA_DIRECTORY)(tmp_path)
    return settings.DATA_DIRECTORY.extracts
