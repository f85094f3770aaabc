"""Whose money pays for which post. It is not recorded: a hub's posts are shared out over its grants by their money."""

from collections.abc import Sequence
from datetime import date, timedelta

from spokeplan.plan import Grant as PlannedGrant
from spokework.core.dates import long_date
from spokework.programme.models import Grant, Post

from .basis import Basis
from .sharing import shared_out

_SOON = timedelta(days=31)


def grant_names(grants: Sequence[Grant]) -> dict[Grant, str]:
    """Funder and hub; with the last day where that is not enough to tell them apart."""
    plain = {grant: f"{grant.funder.name} – {grant.hub.name if grant.hub else 'whole programme'}" for grant in grants}
    often = list(plain.values())
    names: dict[Grant, str] = {}
    for grant, name in plain.items():
        full = name if often.count(name) == 1 else f"{name}, to {long_date(grant.end)}"
        same = sum(other == full or other.startswith(f"{full}, number ") for other in names.values())
        names[grant] = f"{full}, number {same + 1}" if same else full
    return names


def paid_by(posts: Sequence[Post], grants: Sequence[Grant], first_day: date, basis: Basis) -> dict[Post, Grant]:
    """For each post the grant its money ends with; a post is missing where no grant of its hub runs."""
    found: dict[Post, Grant] = {}
    for hub in dict.fromkeys(post.hub for post in posts):
        running = [grant for grant in grants if grant.hub == hub and grant.start <= first_day <= grant.end]
        own = [post for post in posts if post.hub == hub]
        if not running:
            continue
        running.sort(key=lambda grant: (-grant.amount, grant.end, str(grant.pk)))
        shares = shared_out(len(own), [_a_day(grant) for grant in running])
        order = [grant for grant, number in zip(running, shares, strict=True) for _each in range(number)]
        found |= {post: _followed(grant, grants) for post, grant in zip(own, order, strict=True)}
    if found:
        why = "Not recorded: a hub’s posts are shared out over its running grants by their money. Change it at the post"
        basis.assumed("Which grant pays for which post", f"{len(found)} posts", why)
    left = len(posts) - len(found)
    if left:
        basis.assumed(
            "Posts without a grant of their hub", f"{left}", "Taken to go on: no end of their money is recorded"
        )
    return found


def _a_day(grant: Grant) -> float:
    return float(grant.amount) / ((grant.end - grant.start).days + 1)


def _followed(grant: Grant, grants: Sequence[Grant]) -> Grant:
    """The last of those that follow on from one another."""
    for later in sorted(grants, key=lambda each: each.start):
        if later.hub == grant.hub and grant.start < later.start <= grant.end + _SOON and later.end > grant.end:
            grant = later
    return grant


def planned(grants: Sequence[Grant], names: dict[Grant, str]) -> tuple[PlannedGrant, ...]:
    return tuple(PlannedGrant(name=names[grant], end=grant.end) for grant in grants)
