"""A row written by a statement composed once is the row that Django would have written."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from spokework.core.models.written import Written

from .things import Memo

pytestmark = pytest.mark.django_db


def said(write: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        write()
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.parametrize("title", ["First", "", "O'Neill 100 % “so”"])
def test_it_is_the_same_row(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Memo(title=title, text="Words"), Memo(title=title, text="Words")
    ours.save(force_insert=True)
    with monkeypatch.context() as patch:
        patch.setattr(Written, "_do_insert", models.Model._do_insert)
        patch.setattr(Written, "_do_update", models.Model._do_update)
        theirs.save(force_insert=True)
        theirs.text = "Others"
        theirs.save(update_fields=["text"])
    ours.text = "Others"
    ours.save(update_fields=["text"])
    fields = ("title", "text", "version")
    assert [getattr(Memo.objects.get(pk=ours.pk), name) for name in fields] == [title, "Others", 1]
    assert [getattr(Memo.objects.get(pk=theirs.pk), name) for name in fields] == [title, "Others", 1]


def test_each_is_one_statement() -> None:
    memo = Memo(title="First")
    (insert,) = said(lambda: memo.save(force_insert=True))
    (update,) = said(lambda: memo.save(update_fields=["title"]))
    assert insert.startswith("INSERT INTO")
    assert update.startswith("UPDATE")
    assert "text" not in update


def test_an_expression_is_left_to_django() -> None:
    memo = Memo.objects.create(title="First")
    memo.version = F("version") + 1
    memo.save(update_fields=["version"])
    assert Memo.objects.get().version == 2
    shouted = Memo(title="Second")
    shouted.text = Upper(models.Value("words"))
    shouted.save(force_insert=True)
    assert Memo.objects.get(pk=shouted.pk).text == "WORDS"


def test_a_row_that_is_not_there_is_said_to_be() -> None:
    memo = Memo.objects.create(title="First")
    Memo.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        memo.save(update_fields=["title"])
    memo.save()  # as Django does: what is not there is put there
    assert Memo.objects.get().title == "First"
