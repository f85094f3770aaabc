"""What every verb of a release does: the permission, the row under its lock, the state again, the event last."""

from collections.abc import Sequence
from typing import Any

from spokework.access.decide import Actor, require
from spokework.audit.record import record
from spokework.insight.models import Release
from spokework.insight.states import RELEASE, ReleaseState


def lock(release: Release, verb: str, *, by: Actor) -> Release:
    """As it stands now, if the verb may be done to it."""
    require(by, RELEASE.transition(verb).permission)
    rows: Any = Release.objects.unscoped("the permission is held for the whole programme")
    locked: Release = rows.select_for_update().get(pk=release.pk)
    RELEASE.step(verb, locked.state)
    return locked


def one_at_a_time() -> None:
    """Two that come out at the same moment would each have been attacked without the other."""
    rows: Any = Release.objects.unscoped("whoever publishes waits for whoever publishes")
    list(rows.select_for_update().order_by("pk").values_list("pk"))


def after(verb: str, release: Release) -> str:
    return RELEASE.step(verb, release.state)


def published() -> list[Release]:
    """The ledger, in the order in which they came out."""
    rows = Release.objects.unscoped("every release that is out is attacked together with a new one")
    return list(rows.filter(state=ReleaseState.PUBLISHED).order_by("published_at", "quarter", "edition"))


def did(action: str, release: Release, *, by: Actor, fields: Sequence[str] = ()) -> None:
    record(action, by=by, hub_id=None, about=release, fields=fields)
