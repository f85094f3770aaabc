"""What a form is filled with before anybody types: where she works today, and what it was like last time."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.practice.models import WorkDone
from spokework.programme.models import Area, HostAgency, Placement
from spokework.programme.models.dated import running_on


@dataclass(frozen=True)
class Where:
    area: Area | None = None
    agency: HostAgency | None = None


def where_today(actor: Actor, hub_id: UUID) -> Where:
    """The area of her post's placement, and who gives her a desk there."""
    today = clock.today()
    placed = Placement.objects.visible_to(actor).filter(running_on(today), hub=hub_id)
    hers = placed.filter(running_on(today, "post__appointments"), post__appointments__worker=actor.id)
    found: Placement | None = hers.select_related("area", "host").order_by("-start", "pk").first()
    return Where(found.area, found.host) if found else Where()


def last_done(actor: Actor, model: type[WorkDone], hub_id: UUID) -> Any:
    """The last thing of this kind that she wrote down herself; None before the first."""
    rows: Any = model.objects
    hers = rows.visible_to(actor).filter(hub=hub_id, by=actor.id)
    return hers.select_related("area").order_by("-day", "-created_at").first()
