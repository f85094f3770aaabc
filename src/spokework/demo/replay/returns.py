"""Each hub's manager confirms every return – but one of the last quarter, so that a visitor sees what is owed."""

from spokework.core import clock
from spokework.core.quarters import quarter_number, quarter_start
from spokework.demo.world.hubs import FEATURED_HUB
from spokework.practice.actions.returning import confirm_return
from spokework.practice.queries.returns import due_quarter, has_recorded
from spokework.programme.memberships import actor_for

from .world_state import Made


def confirmed(made: Made) -> None:
    last = due_quarter()
    for key, hub in made.hubs.items():
        manager = actor_for(made.accounts[f"manager-{key}"])
        for quarter in range(quarter_number(hub.phase.start), last + (key != FEATURED_HUB)):
            with clock.standing_at(quarter_start(quarter + 1)):
                if has_recorded(hub, quarter):
                    confirm_return(hub=hub, quarter=quarter, by=manager)
