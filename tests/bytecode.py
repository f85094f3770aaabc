"""What Python compiles is kept for as long as the tests run, also where it was told to write none of it down.

Four pytests and hundreds of commands are started, and each would compile the same two thousand files anew: a third of
their time. Where nothing may be written beside the sources, it lies in a folder of its own that goes with the run.
"""

import atexit
import os
import shutil
import sys
import tempfile


def keep() -> None:
    """Before anything large is imported. What is started from here finds it too."""
    if not sys.dont_write_bytecode:
        return
    place = tempfile.mkdtemp(prefix="spokework-bytecode-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    sys.dont_write_bytecode, sys.pycache_prefix = False, place
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = place
