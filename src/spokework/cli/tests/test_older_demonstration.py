"""A demonstration that an earlier version made is served by this one."""

import pytest
from django.db import connections

from spokework.cli import demo

pytestmark = pytest.mark.django_db


def test_its_databases_are_brought_up_to_date_and_only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bool] = []
    monkeypatch.setattr(demo, "bring_databases_up_to_date", lambda: done.append(True))
    demo._bring_an_older_one_up_to_date()
    assert done == []
    with connections["keyring"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'vault'")
    demo._bring_an_older_one_up_to_date()
    assert done == [True]
