"""One thing that was done, and what was said of it."""

from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.practice.models import CaseLink, Correction, WorkDone
from spokework.vault.keyring import unlock

from .links import link_name

_WITH = ("by", "area", "hub")


def one(actor: Actor, model: type[WorkDone], pk: UUID) -> Any:
    rows: Any = model.objects
    found = rows.visible_to(actor).filter(pk=pk).select_related(*_WITH).first()
    if found is not None:
        unlock([found.hub_id])
    return found


def is_linked(row: WorkDone) -> bool:
    """Whether its words stand in a young person's record. Whose is not said."""
    name = link_name(row)
    return name is not None and bool(CaseLink.objects.unscoped("only that there is one").filter(**{name: row}).exists())


def link_of(actor: Actor, row: WorkDone) -> CaseLink | None:
    """For whoever reaches the young person."""
    name = link_name(row)
    if name is None:
        return None
    links = CaseLink.objects.visible_to(actor).filter(**{name: row})
    found: CaseLink | None = links.select_related("young_person", "case").first()
    if found is not None:
        unlock([found.young_person_id])
    return found


def corrections(actor: Actor, row: WorkDone) -> list[Correction]:
    """What it said before, the latest first."""
    rows = Correction.objects.visible_to(actor).filter(row=row.pk, table=row._meta.db_table)
    return list(rows.select_related("by").order_by("-at", "pk"))
