"""What is published stays as it is, whatever line of code would change it."""

from typing import Any

from django.db.models import Model

from spokework.access.scoping import ScopedQuerySet
from spokework.insight.states import ReleaseState


class Frozen(RuntimeError):
    """Something was about to change a published release."""

    def __init__(self) -> None:
        super().__init__("This release is published and stays as it is. A correction is a new version of it.")


class FrozenRows(ScopedQuerySet):
    """Rows of a model that says in ``STATE`` where the state of their release stands."""

    def update(self, **kwargs: Any) -> int:
        self._refuse_published()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        self._refuse_published()
        return super()._raw_delete(using)

    def _refuse_published(self) -> None:
        rows = self.model._base_manager.using(self.db).filter(**{self.model.STATE: ReleaseState.PUBLISHED})
        if rows.filter(pk__in=self.order_by().values("pk")).exists():
            raise Frozen


class FrozenOnceOut(Model):
    """Saved and deleted by itself, it asks what the database says of its release, not what it remembers."""

    STATE = "state"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_published()
        return super().delete(*args, **kwargs)

    def _refuse_published(self) -> None:
        rows = type(self)._base_manager.filter(pk=self.pk, **{self.STATE: ReleaseState.PUBLISHED})
        if rows.exists():
            raise Frozen
