"""Releases on their way through the process beside the server, for those who prepare them."""

from uuid import UUID

from spokework.access.decide import Actor
from spokework.core.beside import still_running
from spokework.insight.models import Preparation


def preparation(actor: Actor, key: UUID) -> Preparation | None:
    rows = Preparation.objects.visible_to(actor).select_related("release")
    found: Preparation | None = rows.filter(pk=key).first()
    return found


def under_way(actor: Actor) -> Preparation | None:
    """One at a time; for whoever went away while it was done."""
    rows = Preparation.objects.visible_to(actor).select_related("release")
    found: Preparation | None = still_running(rows).first()
    return found
