from uuid import UUID

from django.conf import settings
from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


class HubRow(BaseModel):
    """A row of one hub, about no young person. Its words are sealed under the hub's own key."""

    hub = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    hub_id: UUID

    scope = Scope(view=P.VIEW_PRACTICE, hub="hub")
    objects = ScopedManager()

    class Meta:
        abstract = True

    @property
    def data_key_owner(self) -> UUID:
        return self.hub_id


class WorkDone(HubRow):
    """Something a worker did on a day, in an area."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_id: UUID | None
    day = models.DateField()
    area = models.ForeignKey("programme.Area", on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True
        indexes = (
            models.Index(fields=["hub", "day"], name="%(class)s_of_hub"),
            models.Index(fields=["by", "day"], name="%(class)s_of_worker"),
        )


class Correction(HubRow):
    """What a row said before it was corrected. Its words, if any, are sealed as the row's own are."""

    table = models.CharField(max_length=40)
    row = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    earlier = models.JSONField(default=dict)  # facts only: never a word anybody wrote
