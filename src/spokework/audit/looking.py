"""What a request has read of children's records. Loading a row is looking at it: no page can forget to say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass
class Looked:
    """Young people by hub, and the hubs' records, that have been read since the request began."""

    at: dict[UUID, set[UUID]] = field(default_factory=dict)


_looked: ContextVar[Looked | None] = ContextVar("looked", default=None)


def saw(*, hub_id: UUID, young_person_id: UUID) -> None:
    looked = _looked.get()
    if looked is not None:
        looked.at.setdefault(hub_id, set()).add(young_person_id)


@contextmanager
def watching() -> Iterator[Looked]:
    looked = Looked()
    token = _looked.set(looked)
    try:
        yield looked
    finally:
        _looked.reset(token)


@contextmanager
def not_shown() -> Iterator[None]:
    """For reading rows that nobody will see, such as the names a search passes over."""
    token = _looked.set(None)
    try:
        yield
    finally:
        _looked.reset(token)
