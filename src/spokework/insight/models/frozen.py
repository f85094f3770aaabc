"""What is published stays as it is, whatever line of code would change it. Lessons of evaluations use this too."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model

from spokework.access.scoping import ScopedQuerySet
from spokework.insight.states import ReleaseState


class Frozen(RuntimeError):
    """Something was about to change what is published."""

    def __init__(self) -> None:
        super().__init__("This is published and stays as it is. A correction is a new version of it.")


class FrozenRows(ScopedQuerySet):
    """Rows of a model that is ``FrozenOnceOut``."""

    def update(self, **kwargs: Any) -> int:
        if not self.model.only_marks(kwargs):
            self._refuse_published()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        self._refuse_published()
        return super()._raw_delete(using)

    def _refuse_published(self) -> None:
        rows = self.model._base_manager.using(self.db).filter(**{f"{self.model.STATE}__in": self.model.OUT})
        if rows.filter(pk__in=self.order_by().values("pk")).exists():
            raise Frozen


class FrozenOnceOut(Model):
    """Saved and deleted by itself, it asks what the database says of its state, not what it remembers."""

    STATE = "state"  # where that stands; "release__state": it is out with its release
    OUT: ClassVar[tuple[str, ...]] = (ReleaseState.PUBLISHED,)
    MARKS: ClassVar[frozenset[str]] = frozenset()  # what may still be written on it: that it is taken back

    class Meta:
        abstract = True

    @classmethod
    def only_marks(cls, fields: Iterable[str] | None) -> bool:
        return fields is not None and set(fields) <= cls.MARKS

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.only_marks(kwargs.get("update_fields")):
            self._refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete(*args, **kwargs)

    def _refuse_published(self) -> None:
        rows = type(self)._base_manager.filter(pk=self.pk, **{f"{self.STATE}__in": self.OUT})
        if rows.exists() or self._joins_what_is_out():
            raise Frozen

    def _joins_what_is_out(self) -> bool:
        """A new one is no row yet: what it belongs to says."""
        whole, _, state = self.STATE.rpartition("__")
        if not whole:
            return False
        field: Any = self._meta.get_field(whole)
        rows = field.related_model._base_manager.filter(pk=getattr(self, field.attname))
        return bool(rows.filter(**{f"{state}__in": self.OUT}).exists())
