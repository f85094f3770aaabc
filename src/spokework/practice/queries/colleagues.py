"""Who can wait for somebody, supervise her, or have been together with her."""

from dataclasses import dataclass
from uuid import UUID

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.accounts.models import Account
from spokework.practice.models import ColleagueDay
from spokework.programme.queries.people import who_may

from .supervision import own_appointments

PAGE = 20


@dataclass(frozen=True)
class Colleague:
    account: Account
    hub_id: UUID

    @property
    def key(self) -> str:
        return str(self.account.pk)


def own_hub(actor: Actor) -> UUID | None:
    """Where her own support belongs: where she holds a post, else where she works."""
    posts = own_appointments(actor)
    return posts[0].hub_id if posts else next(iter(sorted(actor.hubs_with(P.OWN_SUPPORT))), None)


def colleagues(actor: Actor, *, permission: P = P.OWN_SUPPORT) -> list[Colleague]:
    """Everybody in the hubs where the actor holds the permission, herself too, by name."""
    found: dict[UUID, Colleague] = {}
    for hub_id in sorted(actor.hubs_with(permission)):
        for account in who_may(actor, hub_id, P.OWN_SUPPORT):
            found.setdefault(account.pk, Colleague(account, hub_id))
    return sorted(found.values(), key=lambda each: (each.account.name, each.key))


def others(actor: Actor) -> list[Colleague]:
    return [each for each in colleagues(actor) if each.account.pk != actor.id]


def days_of(actor: Actor) -> list[ColleagueDay]:
    """One's own days with colleagues, the latest first."""
    rows = ColleagueDay.objects.visible_to(actor).filter(worker=actor.id)
    return list(rows.order_by("-day", "pk")[:PAGE])
