import pytest
from django.apps import apps
from django.db import connections

from spokework.casework.tests.situations import a_spoke, an_open_case
from spokework.programme.tests.situations import a_hub
from tests.emptying import empty

KINDS = {"contenttypes.ContentType", "auth.Permission"}


def tables_with_rows() -> set[str]:
    return {model._meta.label for model in apps.get_models() if model._base_manager.exists()} - KINDS


@pytest.mark.django_db(transaction=True)
def test_whatever_was_committed_is_taken_away() -> None:
    assert tables_with_rows() == set()
    an_open_case(worker=a_spoke(a_hub()))
    assert {"casework.Case", "audit.Event", "vault.ChildKey"} <= tables_with_rows()
    empty(connections)
    assert tables_with_rows() == set()
