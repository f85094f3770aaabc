from pathlib import Path
from typing import Any

import pytest

from spokework.config.files import DataDirectory


@pytest.fixture(autouse=True)
def extracts(settings: Any, tmp_path: Path) -> Path:
    """A folder of extracts of the test's own."""
    settings.DATA_DIRECTORY = DataDirectory(tmp_path)
    return settings.DATA_DIRECTORY.extracts
