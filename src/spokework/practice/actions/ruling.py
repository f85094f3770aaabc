"""How often a hub holds each kind of supervision."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.core.errors import Refused
from spokework.practice.codes import SupervisionKind
from spokework.practice.models import SupervisionRule

from .base import at_hub, did

LEAST, MOST = 1, 52  # weeks


@transaction.atomic
def change_supervision_rules(*, hub_id: UUID, weeks: Mapping[str, int], by: Actor) -> list[SupervisionRule]:
    """By kind. Those that stay as they are leave nothing in the log."""
    at_hub(hub_id, P.SUPPORT_TEAM, by=by)
    for kind, every in weeks.items():
        if kind not in SupervisionKind.values or not LEAST <= every <= MOST:
            raise Refused(f"Enter a number of weeks from {LEAST} to {MOST}.", field=kind)
    rows = SupervisionRule.objects.unscoped("the permission in the hub was checked just above").filter(hub=hub_id)
    there = {row.kind: row for row in rows.select_for_update()}
    changed = []
    for kind, every in sorted(weeks.items()):
        row = there.get(kind) or SupervisionRule(hub_id=hub_id, kind=kind)
        if row.every_weeks != every:
            new = kind not in there
            row.every_weeks = every
            row.save(force_insert=new)
            did("supervision rule changed", row, by=by, fields=["every_weeks"])
            changed.append(row)
    return changed
