from collections.abc import Collection
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID

from django.apps import apps
from django.db import models

from spokework.access.decide import Actor
from spokework.access.permissions import Permission
from spokework.access.scoping import Scope, ScopedManager, ScopedQuerySet
from spokework.audit.looking import saw
from spokework.core.compiled import Compiled
from spokework.core.models import BaseModel


class AboutAChild(BaseModel):
    """Whatever it is, loading one is looking at a young person's record."""

    hub = models.ForeignKey("programme.Hub", on_delete=models.PROTECT, related_name="+")
    hub_id: UUID

    class Meta:
        abstract = True

    @property
    def data_key_owner(self) -> UUID:
        raise NotImplementedError

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any) -> Self:
        row = super().from_db(db, field_names, values, **how)
        saw(hub_id=row.hub_id, young_person_id=row.data_key_owner)
        return row


class ChildRecord(AboutAChild):
    """A row about one young person, seen by whoever may see the young person."""

    young_person = models.ForeignKey("casework.YoungPerson", on_delete=models.PROTECT, related_name="+")
    young_person_id: UUID

    scope = Scope(view=Permission.OPEN_YOUNG_PERSON, hub="hub", young_person="young_person")
    objects = ScopedManager()

    class Meta:
        abstract = True

    @property
    def data_key_owner(self) -> UUID:
        return self.young_person_id

    def is_within_reach_of(self, actor: Actor) -> bool:
        return self.young_person.is_within_reach_of(actor)


class NumberedQuerySet(ScopedQuerySet):
    def next_number(self, young_person_id: UUID) -> int:
        """Asked under the young person's lock, so that two people never get one number."""
        last = _last_number(self.model._meta.label).one(young_person_id)
        return last[0] + 1 if last else 1


@cache
def _last_number(label: str) -> Compiled:
    def last(young_person_id: UUID) -> Any:
        rows = (
            apps.get_model(label)
            .objects.unscoped("numbers are given across the whole record")
            .filter(young_person=young_person_id)
        )
        return rows.order_by("-number").values_list("number")[:1]

    return Compiled(last)


class NumberedRecord(ChildRecord):
    """Has a number of its own within the young person's record, so that no key stands in a URL."""

    number = models.PositiveIntegerField(editable=False)

    objects: ClassVar[Any] = ScopedManager.from_queryset(NumberedQuerySet)()

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=["young_person", "number"], name="%(class)s_number"),
        )
