"""Every URL → who may open it. A URL that is not here stops start-up."""

from .permissions import Permission as P
from .rules import Rule

_READ = ("GET", "HEAD")
_WRITE = ("POST",)

_ACCOUNTS: dict[str, Rule] = {}

_DRAFTS: dict[str, Rule] = {
    # Each asks the page in its query whether it is open to this person, and answers 404 where it is not.
    "drafts:keep": Rule(P.USE_SPOKEWORK, methods=_WRITE),
    "drafts:discard": Rule(P.USE_SPOKEWORK, methods=_WRITE),
}

_PROGRAMME: dict[str, Rule] = {}

_REFERRALS: dict[str, Rule] = {}

_WORK: dict[str, Rule] = {}

_TEAM: dict[str, Rule] = {}

_DEMONSTRATION: dict[str, Rule] = {}

URL_TABLE: dict[str, Rule] = _ACCOUNTS | _DRAFTS | _PROGRAMME | _REFERRALS | _WORK | _TEAM | _DEMONSTRATION

__all__ = ["URL_TABLE", "P"]
