"""Who may do what. Decisions are made on a frozen Actor; memberships build it, nothing here reads a database."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied

from .permissions import Permission
from .roles import Role, permissions_of


@dataclass(frozen=True)
class Grant:
    role: Role
    hub_id: UUID | None = None  # None: for the whole programme


@dataclass(frozen=True)
class Actor:
    id: UUID
    name: str
    grants: tuple[Grant, ...] = ()
    # Whoever runs commands on the machine holds its keys already; no account can hold this.
    at_the_machine: bool = False

    @property
    def account_id(self) -> UUID | None:
        """Under which account something is kept as done; whoever is at the machine has none."""
        return None if self.at_the_machine else self.id

    @cached_property
    def _hubs(self) -> dict[Permission, frozenset[UUID]]:
        found: dict[Permission, set[UUID]] = {}
        for grant in self.grants:
            if grant.hub_id is not None:
                for permission in permissions_of(grant.role):
                    found.setdefault(permission, set()).add(grant.hub_id)
        return {permission: frozenset(hubs) for permission, hubs in found.items()}

    @cached_property
    def _everywhere(self) -> frozenset[Permission]:
        return frozenset(p for grant in self.grants if grant.hub_id is None for p in permissions_of(grant.role))

    def hubs_with(self, permission: Permission) -> frozenset[UUID]:
        """The hubs in which the permission is held by a role of that hub."""
        return self._hubs.get(permission, frozenset())

    def everywhere(self, permission: Permission) -> bool:
        return self.at_the_machine or permission in self._everywhere

    @property
    def hubs(self) -> frozenset[UUID]:
        return frozenset(grant.hub_id for grant in self.grants if grant.hub_id is not None)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)


def operator(login: str) -> Actor:
    """Somebody at the machine's own command line; named in the log by their login there."""
    return Actor(id=uuid5(UUID(int=0), login), name=f"{login} (command line)", at_the_machine=True)


class NotAllowed(PermissionDenied):
    """The actor may not do this. Carries no detail of the thing."""


def can(actor: Actor, permission: Permission, thing: Any = None) -> bool:
    """Whether the actor holds the permission – where ``thing`` has a hub, in that hub.

    ``thing`` is a record with ``hub_id``, a hub's key, or None for "anywhere at all".
    """
    if actor.everywhere(permission):
        return True
    hubs = actor.hubs_with(permission)
    if thing is None:
        return bool(hubs)
    return (thing if isinstance(thing, UUID) else thing.hub_id) in hubs


def require(actor: Actor, permission: Permission, thing: Any = None) -> None:
    """Raise NotAllowed unless the actor may, and unless the record is within the actor's reach."""
    if not can(actor, permission, thing):
        raise NotAllowed(f"{permission.name} is needed")
    reach = getattr(thing, "is_within_reach_of", None)
    if reach is not None and not actor.at_the_machine and not reach(actor):
        raise NotAllowed("not within reach")
