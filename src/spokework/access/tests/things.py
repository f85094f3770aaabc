"""A hub, a young person and a note, for the tests of scoping alone.

They are known before the databases are made, and so are in them.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.scoping import Scope, ScopedManager


class House(models.Model):
    scope: ClassVar = Scope(view=P.VIEW_HUB, hub="pk")
    id = models.UUIDField(primary_key=True, default=uuid4)
    objects = ScopedManager()

    class Meta:
        app_label = "core"


class Child(models.Model):
    scope: ClassVar = Scope(view=P.OPEN_YOUNG_PERSON, hub="house", young_person="")
    id = models.UUIDField(primary_key=True, default=uuid4)
    house = models.ForeignKey(House, models.CASCADE, related_name="children")
    reference = models.CharField(max_length=20, default="")
    number = models.IntegerField(default=0)
    objects = ScopedManager()

    class Meta:
        app_label = "core"

    @staticmethod
    def reach(actor: Actor) -> Q:
        return Q(house__in=actor.hubs_with(P.REACH_HUB))

    @staticmethod
    def reached(actor: Actor, row: str) -> Q:
        return Q(Exists(Child.objects.visible_to(actor).filter(pk=OuterRef(row))))


class Page(models.Model):
    scope: ClassVar = Scope(view=P.OPEN_YOUNG_PERSON, hub="house", young_person="child")
    id = models.UUIDField(primary_key=True, default=uuid4)
    house = models.ForeignKey(House, models.CASCADE, related_name="pages")
    child = models.ForeignKey(Child, models.CASCADE, related_name="pages")
    at = models.DateField(null=True)
    objects = ScopedManager()

    class Meta:
        app_label = "core"


class Fund(models.Model):
    """Belongs to no hub."""

    scope: ClassVar = Scope(view=P.VIEW_PROGRAMME_FIGURES)
    objects = ScopedManager()

    class Meta:
        app_label = "core"


class Town(models.Model):
    """Anybody who is signed in may read it."""

    scope: ClassVar = Scope(view=None)
    objects = ScopedManager()

    class Meta:
        app_label = "core"
