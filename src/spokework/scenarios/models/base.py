from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager
from spokework.core.models import BaseModel


def _of_ones_own(actor: Actor) -> Q:
    """A hub's plan is made of its exact figures, which are not for the programme's office: it plans without them."""
    own = Q(hub__in=actor.hubs_with(P.PLAN_SERVICE))
    return own | Q(hub__isnull=True) if actor.everywhere(P.PLAN_SERVICE) else own


class Planned(BaseModel):
    """Something of planning: a hub's own, or – without a hub – the whole programme's."""

    hub = models.ForeignKey("programme.Hub", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    scope = Scope(view=P.PLAN_SERVICE, hub="hub", kept_to=_of_ones_own)
    objects = ScopedManager()

    class Meta:
        abstract = True
