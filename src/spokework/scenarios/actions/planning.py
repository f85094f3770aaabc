"""Who may plan what."""

from spokework.access.decide import Actor, NotAllowed, require
from spokework.access.permissions import Permission as P
from spokework.programme.models import Hub


def may_plan(by: Actor, hub: Hub | None) -> None:
    """A hub's plan is its manager's; the whole programme's is its office's. Neither makes the other's."""
    if hub is None:
        if not by.everywhere(P.PLAN_SERVICE):
            raise NotAllowed("PLAN_SERVICE is needed for the whole programme")
    else:
        require(by, P.PLAN_SERVICE, hub)
        if not by.at_the_machine and hub.pk not in by.hubs_with(P.PLAN_SERVICE):
            raise NotAllowed("PLAN_SERVICE is needed in the hub itself")
