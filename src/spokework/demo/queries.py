"""The demonstration's headline table, and who can sign in with one click."""

import json
from dataclasses import dataclass
from itertools import islice

from django.conf import settings

from spokework.access.decide import operator
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.queries import by_email
from spokework.casework import codes
from spokework.casework.queries.headline import headline
from spokework.programme.queries.people import holding

from .replay import FEATURED_FILE


@dataclass(frozen=True)
class Featured:
    role: Role
    account: Account
    colleague: bool = False  # another person of the same role: some things take two

    @property
    def choice(self) -> str:
        return f"{self.role}-colleague" if self.colleague else str(self.role)

    @property
    def label(self) -> str:
        return f"{self.role.label}, a colleague" if self.colleague else self.role.label


# Releases are approved by another than made them; blind coding takes two.
TAKES_TWO = (Role.PROGRAMME_LEAD, Role.EVALUATOR)


def featured() -> list[Featured]:
    """One person a role, in the order of the role table; a second one where the work takes two."""
    emails = json.loads((settings.DATA_DIRECTORY.path / FEATURED_FILE).read_text())
    people: list[Featured] = []
    for role in Role:
        first = by_email(emails[role])
        others = (each for each in holding(role) if each.email != emails[role]) if role in TAKES_TWO else iter(())
        people += [Featured(role, first)] if first is not None else []
        people += [Featured(role, each, colleague=True) for each in islice(others, 1)]
    return people


def headlines() -> list[tuple[str, str]]:
    """What the command prints: the same figures as the programme's overview, with their denominators."""
    figures = headline(operator("demonstration"))
    outcomes, caseload = figures.outcomes, figures.caseload
    by_phase = "/".join(str(phase.hubs) for phase in figures.phases)
    return [
        ("Hubs, in phases", f"{figures.hubs} ({by_phase})"),
        ("Posts, filled", f"{figures.posts} ({caseload.filled} filled)"),
        ("Areas served", f"{figures.areas}"),
        ("Referrals", f"{figures.referred}"),
        ("Cases opened", f"{figures.opened}"),
        ("Cases closed", f"{figures.closed}"),
        ("Lower risk at closure, of all closed", _share(outcomes.lower, outcomes.closed)),
        ("Lower risk, of closed with both assessments", _share(outcomes.lower, outcomes.with_both)),
        ("Not lower", f"{outcomes.not_lower}"),
        ("  unchanged", f"{outcomes.unchanged}"),
        ("  raised", f"{outcomes.raised}"),
        *((f"  {_why(reason)}", f"{n}") for reason, n in sorted(outcomes.not_assessed.items())),
        ("  no first assessment to compare with", f"{outcomes.no_first}"),
        ("Open at the end, of them paused", f"{figures.open_now + figures.paused_now} ({figures.paused_now} paused)"),
        ("Cases held a filled post", f"{caseload.a_post}"),
        ("Posts at their cap, over it", f"{caseload.at_cap}, {caseload.over}"),
    ]


def _share(n: int, of: int) -> str:
    return f"{n} of {of} ({round(100 * n / of)} %)" if of else f"{n} of {of}"


def _why(reason: str) -> str:
    label = codes.NotAssessed(reason).label
    return f"not assessed: {label[0].lower()}{label[1:]}"
