from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.access.scoping import Scope, ScopedQuerySet
from spokework.core import clock
from spokework.core.models import BaseModel

from .hub import Hub

HUB_ROLES = [role.value for role in Role if ROLES[role].of_hub]
PROGRAMME_ROLES = [role.value for role in Role if not ROLES[role].of_hub]


class MembershipQuerySet(ScopedQuerySet):
    def in_force_on(self, day: date) -> Self:
        """Counted from its first day and not on its end day: whoever is ended today is out today."""
        return self.filter(Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gt=day)))

    def not_over_on(self, day: date) -> Self:
        return self.filter(Q(end__isnull=True) | Q(end__gt=day))

    def of_colleagues(self, actor: Actor) -> Self:
        """Who works in the hubs the actor may see: names and roles, which a hub's page shows."""
        narrowed = self.filter(hub__isnull=False)
        if not actor.everywhere(P.VIEW_HUB):
            narrowed = narrowed.filter(hub__in=actor.hubs_with(P.VIEW_HUB))
        return narrowed.unscoped("narrowed to the hubs the actor may see")


class Membership(BaseModel):
    """A role that a person holds – in one hub, or for the whole programme."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in Role])
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    # The people one manages. Programme-wide roles have no hub, so only who manages people everywhere sees them.
    scope = Scope(view=P.MANAGE_PEOPLE, hub="hub")
    objects: Any = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        ordering = ("start", "created_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="membership_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(role__in=HUB_ROLES, hub__isnull=False) | Q(role__in=PROGRAMME_ROLES, hub__isnull=True),
                name="membership_role_where_it_is_held",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "hub"], condition=Q(end__isnull=True), name="one_running_hub_role"
            ),
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(end__isnull=True, hub__isnull=True),
                name="one_running_programme_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}, {self.role_held.label}"

    @property
    def role_held(self) -> Role:
        return Role(self.role)

    def in_force_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def is_current(self) -> bool:
        return self.in_force_on(clock.today())
