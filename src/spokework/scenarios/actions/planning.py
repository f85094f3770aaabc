"""Who may plan what, and with which figures."""

from typing import TYPE_CHECKING

from spokework.access.decide import Actor, NotAllowed, require
from spokework.access.permissions import Permission as P
from spokework.core.errors import Refused
from spokework.programme.models import Hub

if TYPE_CHECKING:
    from spokework.insight.queries.figures import Reader


def may_plan(by: Actor, hub: Hub | None) -> None:
    """A hub's plan is its manager's; the whole programme's is its office's. Neither makes the other's."""
    if hub is None:
        if not by.everywhere(P.PLAN_SERVICE):
            raise NotAllowed("PLAN_SERVICE is needed for the whole programme")
    else:
        require(by, P.PLAN_SERVICE, hub)
        if not by.at_the_machine and hub.pk not in by.hubs_with(P.PLAN_SERVICE):
            raise NotAllowed("PLAN_SERVICE is needed in the hub itself")


def figures_for(hub: Hub | None, by: Actor) -> "Reader":
    """A hub's exactly; the whole programme's as its office may see them."""
    # Ibis takes a second to import: when a plan is made, not with every page.
    from spokework.insight.queries.figures import reader
    from spokework.insight.scope import AT_THE_MACHINE, Scope

    whole = AT_THE_MACHINE if by.at_the_machine else Scope()
    found = reader(Scope(hub.slug, hub.name) if hub else whole)
    if found is None:
        raise Refused("There are no figures yet to make a plan of. Bring the figures up to date first.")
    return found
