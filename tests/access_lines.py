"""What a line of the access table is made of, and the roles in it."""

from dataclasses import dataclass, field
from typing import Any

from spokework.access.roles import Role as R

READ = ("GET", "HEAD")
WRITE = ("POST",)
READ_AND_WRITE = (*READ, *WRITE)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

WORKER, MANAGER, SAFEGUARDING = R.SPOKE_WORKER, R.HUB_MANAGER, R.SAFEGUARDING_LEAD
ADMINISTRATOR, OFFICER = R.HUB_ADMINISTRATOR, R.DATA_PROTECTION_OFFICER
LEAD, EVALUATOR, FUNDER, SYSTEM = R.PROGRAMME_LEAD, R.EVALUATOR, R.FUNDER, R.SYSTEM_ADMINISTRATOR
OF_A_HUB = (WORKER, MANAGER, SAFEGUARDING, ADMINISTRATOR, OFFICER)
OF_THE_PROGRAMME = (LEAD, EVALUATOR, FUNDER, SYSTEM)
SEE_NO_CHILD = (ADMINISTRATOR, *OF_THE_PROGRAMME)
EVERYBODY = (*OF_A_HUB, *OF_THE_PROGRAMME)
LOGIN = "account_login"


@dataclass(frozen=True)
class Line:
    roles: tuple[R, ...]
    methods: tuple[str, ...]
    # What a GET is answered where the page opens: 302 where its whole purpose is to lead on.
    opens: int = 200
    leads_on: tuple[R, ...] = ()  # roles whom it leads on, while others stay
    # Where a young person must stand for the page to open, for who has the role; None: within their reach.
    places: tuple[str, ...] | None = None
    # Where each role finds something, where that is less than their reach.
    reach: dict[R, tuple[str, ...]] | None = None
    # Of the roles, those for whom there is something here; the others are answered as if there were nothing.
    something_for: tuple[R, ...] = ()
    # What a POST is answered besides being taken or shown again.
    taken: frozenset[int] = field(default_factory=frozenset)


def read(*roles: R, **more: Any) -> Line:
    return Line(roles, READ, **more)


def read_and_write(*roles: R, **more: Any) -> Line:
    return Line(roles, READ_AND_WRITE, **more)


def write(*roles: R, **more: Any) -> Line:
    return Line(roles, WRITE, **more)
