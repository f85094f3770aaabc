"""The demonstration's headline table, and who can sign in with one click."""

import json
from dataclasses import dataclass

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


def featured() -> list[Featured]:
    """One person a role, in the order of the role table; of whoever publishes figures a second one, who approves."""
    emails = json.loads((settings.DATA_DIRECTORY.path / FEATURED_FILE).read_text())
    found = ((role, by_email(emails[role])) for role in Role)
    people = [Featured(role, account) for role, account in found if account is not None]
    leads = [account for account in holding(Role.PROGRAMME_LEAD) if account.email != emails[Role.PROGRAMME_LEAD]]
    at = next((at for at, each in enumerate(people, 1) if each.role is Role.PROGRAMME_LEAD), len(people))
    return [*people[:at], *(Featured(Role.PROGRAMME_LEAD, each, colleague=True) for each in leads[:1]), *people[at:]]


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
