from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection

from spokework.vault.keyring import create_child_key

from .things import Letter


@pytest.fixture
def hub() -> UUID:
    return uuid4()


@pytest.fixture
def child(db: None, hub: UUID) -> UUID:
    child_id = uuid4()
    create_child_key(child_id, hub)
    return child_id


@pytest.fixture
def letter(hub: UUID, child: UUID) -> Letter:
    return Letter.objects.create(
        hub_id=hub, child_id=child, name="Amelie Quill", words="She wants to sing.", answers={"item": 3}
    )


@pytest.fixture
def stored() -> Callable[[Letter, str], bytes]:
    """What the database itself holds."""

    def read(letter: Letter, column: str) -> bytes:
        with connection.cursor() as cursor:
            key = letter.pk.hex if connection.vendor == "sqlite" else letter.pk
            cursor.execute(f"SELECT {column} FROM core_letter WHERE id = %s", [key])
            return bytes(cursor.fetchone()[0])

    return read
