from django.conf import settings
from django.db import models

from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope

from .base import HubRow


class HubReturn(HubRow):
    """A manager's word that a quarter's records of her hub are as they should be."""

    quarter = models.PositiveIntegerField()  # year × 4 + quarter − 1
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    owed = models.PositiveIntegerField()  # how many records still lacked something then

    scope = Scope(view=P.VIEW_RETURNS, hub="hub")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hub", "quarter"], name="one_return_a_hub_and_quarter"),)
