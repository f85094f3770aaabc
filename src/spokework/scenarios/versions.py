"""Which version of the code worked something out."""

from functools import cache
from importlib.metadata import version


@cache
def code_version() -> str:
    return version("spokework")
