from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.core.models import BaseModel
from spokework.insight.states import ReleaseState
from spokework.programme.models import Hub

from .frozen import FrozenOnceOut, FrozenRows
from .release import Release

_OUT = Q(release__state=ReleaseState.PUBLISHED)


class HubFigures(FrozenOnceOut, BaseModel):
    """What a release says of one hub, to that hub's board alone. Protected like all of it, and frozen with it.

    ``tables`` and ``figures`` are those of one hub (``insight/releases/own.py``).
    """

    STATE = "release__state"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    release_id: UUID
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="+")
    hub_id: UUID
    tables: Any = models.JSONField(default=list)
    figures: Any = models.JSONField(default=dict)

    scope = Scope(view=P.READ_BOARD_REPORT, hub="hub", kept_to=lambda _: _OUT)
    objects = models.Manager.from_queryset(FrozenRows)()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["release", "hub"], name="figures_of_a_hub_once_a_release"),)
