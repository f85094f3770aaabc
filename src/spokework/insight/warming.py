"""What the first page of figures in a fresh process would wait for, done before anybody asks.

Imports, and reading each base of the extract once, take seconds; a page after that does not. What is kept are cells, as
after any page. Of an extract made later only the reading is left.
"""

from importlib import import_module
from pkgutil import iter_modules
from time import sleep


def warm_up(pause: float = 0) -> None:
    """In a thread beside the requests, ``pause`` seconds after the start: whoever opens the first page comes first."""
    sleep(pause)
    from . import pages
    from .indicators import INDICATORS
    from .queries.figures import reader
    from .scope import Scope

    for page in iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{page.name}")
    found = reader(Scope())
    if found is None:
        return
    for base in {indicator.base.name: indicator.base for indicator in INDICATORS.values()}.values():
        # One base at a time: a page asked for meanwhile waits for one, not for all.
        found.ask([code for code, indicator in INDICATORS.items() if indicator.base is base])
