"""Practice to test with, made through the actions as everything is."""

from typing import Any

from spokework.access.decide import Actor
from spokework.casework.tests.situations import a_hub, a_manager, a_spoke, acting, an_area, an_open_case, refused
from spokework.core import clock
from spokework.practice import actions, codes
from spokework.practice.models import Consultancy
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE, a_host

__all__ = ["a_hub", "a_manager", "a_spoke", "acting", "an_open_case", "refused"]


def one_of_each(hub: Hub, area: Area) -> dict[str, Any]:
    """A row of each kind, by the name of its page."""
    return {"consultancy": a_consultancy(hub, area=area)}


def a_consultancy(hub: Hub | None = None, *, by: Actor = AT_THE_MACHINE, **facts: Any) -> Consultancy:
    area = facts.pop("area", None) or an_area()
    return actions.record_consultancy(
        hub_id=(hub or a_hub()).pk,
        by=by,
        day=facts.pop("day", None) or clock.today(),
        area=area,
        agency=facts.pop("agency", None) or a_host(area),
        role=facts.pop("role", codes.ProfessionalRole.TEACHER),
        topic=facts.pop("topic", codes.Topic.RECOGNISING),
        advice=facts.pop("advice", "Ask the young person what would help."),
        **facts,
    )
