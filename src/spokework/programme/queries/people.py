from uuid import UUID

from django.db.models import QuerySet

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.core import clock
from spokework.programme.models import Hub, Invitation, Membership
from spokework.programme.models.membership import PROGRAMME_ROLES

# Those whom the system administrator invites.
OF_THE_PROGRAMME = [*PROGRAMME_ROLES, Role.HUB_ADMINISTRATOR.value]


def memberships(actor: Actor, hub: Hub | None) -> QuerySet[Membership]:
    """The hub's people, those who left too. Without a hub: the programme's people, and each hub's administrators."""
    rows = Membership.objects.visible_to(actor).select_related("account", "hub")
    narrowed = rows.filter(hub=hub) if hub is not None else rows.filter(role__in=OF_THE_PROGRAMME)
    found: QuerySet[Membership] = narrowed.order_by("account__name", "start")
    return found


def membership(actor: Actor, slug: str | None, pk: UUID) -> Membership | None:
    rows = Membership.objects.visible_to(actor).select_related("account", "hub")
    if slug is not None:
        rows = rows.filter(hub__slug=slug)
    found: Membership | None = rows.filter(pk=pk).first()
    return found


def who_may(actor: Actor, hub_id: UUID, permission: P) -> list[Account]:
    """Colleagues of the hub whose role gives them the permission, to choose from."""
    roles = [role.value for role in Role if permission in ROLES[role].permissions]
    here = Membership.objects.of_colleagues(actor).filter(hub=hub_id, role__in=roles).in_force_on(clock.today())
    return list(Account.objects.filter(pk__in=here.order_by().values("account"), is_active=True).order_by("name"))


def holding(role: Role) -> list[Account]:
    """Who holds a role of the whole programme today, the longest first."""
    rows = Membership.objects.filter(role=role, hub=None, account__is_active=True).in_force_on(clock.today())
    held = rows.unscoped("who holds it is what is asked").select_related("account").order_by("start", "account__email")
    return [each.account for each in held]


def who_signs_in_as(address: str) -> Account | None:
    return Account.objects.filter(email__iexact=address, is_active=True).first()


def invitation_to(actor: Actor, held: Membership) -> Invitation | None:
    found: Invitation | None = Invitation.objects.visible_to(actor).filter(membership=held).first()
    return found


def hubs_to_administer(actor: Actor) -> QuerySet[Hub]:
    """Hubs by name only, for whoever gives them an administrator and sees nothing else of them."""
    hubs = Hub.objects.order_by("name")
    if not actor.everywhere(P.MANAGE_PEOPLE):
        hubs = hubs.filter(pk__in=actor.hubs_with(P.MANAGE_PEOPLE))
    found: QuerySet[Hub] = hubs.unscoped("narrowed to the hubs whose people the actor manages")
    return found


def has_an_administrator() -> bool:
    """Whether somebody can invite everybody else already."""
    rows = Membership.objects.unscoped("asked at the machine, before anybody can sign in")
    return bool(rows.in_force_on(clock.today()).filter(role=Role.SYSTEM_ADMINISTRATOR).exists())
