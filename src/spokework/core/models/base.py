from functools import cache
from typing import Any
from uuid import uuid4

from django.db import models, transaction

from spokework.core import clock
from spokework.core.compiled import Compiled
from spokework.core.errors import Stale

from .again import again
from .written import Written


class BaseModel(Written):
    """Every record: a key that is never shown, when it was made, and a version for concurrent edits."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, *, expected: int | None = None, **values: Any) -> list[str]:
        """Set ``values`` and save them if nobody saved since ``expected``; return the fields that changed.

        The row is locked before its version is read, so of two people who opened the same version exactly one
        saves and the other gets ``Stale``.
        """
        changed = [name for name, value in values.items() if getattr(self, name) != value]
        with transaction.atomic():
            now = self._locked_version()
            if expected is not None and now != expected:
                raise Stale(again(self))
            for name, value in (values | {"version": now + 1}).items():
                setattr(self, name, value)
            self.save(update_fields=[*values, "version"])
        return changed

    def _locked_version(self) -> int:
        found = _version_under_lock(type(self)).one(self.pk)
        if found is None:
            raise type(self).DoesNotExist
        return int(found[0])


@cache
def _version_under_lock(model: type[BaseModel]) -> Compiled:
    return Compiled(lambda key: model._base_manager.select_for_update().filter(pk=key).values_list("version"))
