from collections.abc import Iterator

import pytest
from django.db import connection

from .things import Memo


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(Memo)
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.delete_model(Memo)


@pytest.fixture
def memo(db: None) -> Memo:
    return Memo.objects.create(title="First", text="Words")
