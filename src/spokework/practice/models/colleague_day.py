from django.conf import settings
from django.db import models
from django.db.models import Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope
from spokework.practice import codes

from .base import HubRow


def _own_or_of_the_team(actor: Actor) -> Q:
    return Q(worker=actor.id) | Q(hub__in=actor.hubs_with(P.SUPPORT_TEAM))


class ColleagueDay(HubRow):
    """A day on which a worker was together with colleagues of her hub."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=15, choices=codes.ColleagueDayKind)

    scope = Scope(view=P.USE_SPOKEWORK, hub="hub", kept_to=_own_or_of_the_team)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["hub", "worker", "day"], name="one_colleague_day"),)
