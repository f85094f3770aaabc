"""Every URL → who may open it. A URL that is not here stops start-up."""

from .permissions import Permission as P
from .rules import Rule

_READ = ("GET", "HEAD")
_WRITE = ("POST",)

_OPEN_TO_ALL: dict[str, Rule] = {}

_PROGRAMME: dict[str, Rule] = {}

_CASEWORK: dict[str, Rule] = {}

URL_TABLE: dict[str, Rule] = _OPEN_TO_ALL | _PROGRAMME | _CASEWORK

__all__ = ["URL_TABLE", "P"]
