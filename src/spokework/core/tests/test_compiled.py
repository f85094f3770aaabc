"""A question compiled once still asks what it is asked, of the record it is asked about."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spokework.core.compiled import Compiled
from spokework.core.models import Submission

pytestmark = pytest.mark.django_db


def a_submission(answer: str) -> Submission:
    return Submission.objects.create(id=uuid4(), person_id=uuid4(), answer=answer)


def test_each_key_gets_its_own_answer_from_one_composition() -> None:
    composed = []

    def compose(key: object) -> object:
        composed.append(key)
        return Submission.objects.filter(pk=key).exclude(answer="nothing").values_list("answer")

    question = Compiled(compose)
    one, other = a_submission("one"), a_submission("other")
    assert [question.one(row.pk) for row in (one, other, one)] == [("one",), ("other",), ("one",)]
    assert question.one(a_submission("nothing").pk) is None
    assert question.one(uuid4()) is None
    assert len(composed) == 1
    assert composed[0] not in (one.pk, other.pk)


def test_it_sees_what_was_written_a_moment_ago() -> None:
    question = Compiled(lambda key: Submission.objects.filter(pk=key).values_list("answer"))
    row = a_submission("before")
    assert question.one(row.pk) == ("before",)
    Submission.objects.filter(pk=row.pk).update(answer="after")
    with CaptureQueriesContext(connection) as asked:
        assert question.one(row.pk) == ("after",)
    assert len(asked) == 1
