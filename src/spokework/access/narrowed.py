"""Questions of pages that are opened all day, composed once for each set of roles."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from spokework.core.compiled import Compiled

from .decide import Actor

_NOBODY = UUID(int=0)


class Narrowed:
    """``compose(actor, key)`` is narrowed to the actor, by conditions that hang on roles and keys alone.

    What hangs on the day or the hour must not be asked so: it would stay as it was on the first.
    """

    def __init__(self, compose: Callable[[Actor, UUID], Any]) -> None:
        @lru_cache(maxsize=64)
        def of_roles(actor: Actor) -> Compiled:
            return Compiled(lambda account, key: compose(replace(actor, id=account), key).scoped())

        self._of_roles = of_roles

    def every(self, actor: Actor, key: UUID) -> list[tuple[Any, ...]]:
        """All its rows, as the database gives them."""
        return self._of_roles(replace(actor, id=_NOBODY, name="")).every(actor.id, key)
