"""Rows only through scoping: a query that nobody narrowed to an actor does not run.

``Model.objects`` gives a queryset that raises ``Unscoped`` when it is evaluated, unless it came
through ``visible_to(actor)`` or, in actions and jobs, ``unscoped("why")``. A model says how its rows
hang on a hub and on a young person::

    scope = Scope(view=Permission.VIEW_HUB, hub="hub")
    scope = Scope(view=Permission.OPEN_YOUNG_PERSON, hub="hub", young_person="young_person")
"""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.db.models import Q

from .decide import Actor
from .permissions import Permission


class Unscoped(RuntimeError):
    """A query was about to read rows without saying for whom."""


@dataclass(frozen=True)
class Scope:
    view: Permission | None  # None: any signed-in person may read these rows (areas, code lists)
    hub: str | None = None  # lookup from a row to its hub's key; None for rows of no hub
    young_person: str | None = None  # lookup from a row to the young person it is about ("" is the row itself)
    # A further condition on rows that fewer people see than see what they hang on: whose own they are.
    kept_to: Callable[[Actor], Q] | None = None


class ScopedQuerySet(models.QuerySet[Any]):
    _why: str | None = None

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]  # the stubs do not know _clone
        clone._why = self._why
        return clone  # type: ignore[no-any-return]  # the same

    def visible_to(self, actor: Actor) -> Self:
        narrowed = self.filter(visible(self.model, actor))
        narrowed._why = "actor"
        return narrowed

    def unscoped(self, why: str) -> Self:
        """For actions, jobs and checks, never for a page. Says why in its own words."""
        if not why.strip():
            raise Unscoped("say why this query may read every row")
        clone = self._clone()
        clone._why = why
        return clone

    def scoped(self) -> Self:
        """Itself, for a question that is compiled and asked later; refused where nobody narrowed it."""
        self._need_scope()
        return self

    def _need_scope(self) -> None:
        if self._why is None:
            raise Unscoped(f"{self.model.__name__}: use .visible_to(actor)")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._need_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        self._need_scope()
        return super().iterator(*args, **kwargs)

    def aiterator(self, *args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        self._need_scope()
        return super().aiterator(*args, **kwargs)

    def count(self) -> int:
        self._need_scope()
        return super().count()

    def exists(self) -> bool:
        self._need_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._need_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._need_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._need_scope()
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        self._need_scope()
        return super()._raw_delete(using)

    def explain(self, **kwargs: Any) -> str:
        self._need_scope()
        return super().explain(**kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise Unscoped("SQL cannot be narrowed to an actor")

    def extra(self, *args: Any, **kwargs: Any) -> Any:
        raise Unscoped("SQL cannot be narrowed to an actor")

    def _all_need_scope(self, *others: Any) -> None:
        """A query is as open as the widest part of it."""
        for part in (self, *others):
            part._need_scope()

    def __or__(self, other: Any) -> Self:
        self._all_need_scope(other)
        return super().__or__(other)

    def __xor__(self, other: Any) -> Self:
        self._all_need_scope(other)
        return super().__xor__(other)

    def union(self, *others: Any, all: bool = False) -> Self:
        self._all_need_scope(*others)
        return super().union(*others, all=all)

    def intersection(self, *others: Any) -> Self:
        self._all_need_scope(*others)
        return super().intersection(*others)

    def difference(self, *others: Any) -> Self:
        self._all_need_scope(*others)
        return super().difference(*others)


def visible(model: type[models.Model], actor: Actor) -> Q:
    """The condition under which the actor may see a row of this model. Everything else is shut."""
    scope: Scope = model.scope  # type: ignore[attr-defined]  # a model without one fails here, loudly
    seen = _seen(model, scope, actor)
    return seen & scope.kept_to(actor) if scope.kept_to is not None and not actor.at_the_machine else seen


def _seen(model: type[models.Model], scope: Scope, actor: Actor) -> Q:
    if scope.view is None:
        return Q()
    if scope.young_person is not None:
        return _of_young_people(model, scope, actor)
    if actor.everywhere(scope.view):
        return Q()
    if scope.hub is None:
        return Q() if actor.hubs_with(scope.view) else Q(pk__in=[])
    return Q(**{f"{scope.hub}__in": actor.hubs_with(scope.view)})


def _of_young_people(model: type[models.Model], scope: Scope, actor: Actor) -> Q:
    if scope.young_person == "":
        return model.reach(actor)  # type: ignore[attr-defined, no-any-return]  # only the young person has one
    assert scope.young_person is not None
    related = model._meta.get_field(scope.young_person).related_model
    return related.reached(actor, f"{scope.young_person}_id")  # type: ignore[union-attr, no-any-return]  # as above


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)
