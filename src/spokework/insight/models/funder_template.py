from typing import Any
from uuid import UUID

from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel
from spokework.programme.models import Funder


class FunderTemplate(BaseModel):
    """What one funder reads: which of a release's figures, in which order, under which headings."""

    funder = models.OneToOneField(Funder, on_delete=models.PROTECT, related_name="template")
    funder_id: UUID
    title = models.CharField(max_length=120)
    lines: Any = models.JSONField(default=list)  # of {"indicator", "heading"}; empty: the figure's own

    scope = Scope(view=P.READ_RELEASES)
    objects = ScopedManager()

    class Meta:
        ordering = ("funder__name",)
