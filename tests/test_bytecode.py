import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

ASKED = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"


def test_what_is_started_from_here_compiles_nothing_anew() -> None:
    said = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    assert said == f"False {sys.pycache_prefix}\n"
    assert not sys.dont_write_bytecode
