"""A question compiled once still asks what it is asked, of the record it is asked about."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from spokework.core.compiled import Compiled
from spokework.core.models import Submission
from spokework.core.models.again import again

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


def test_within_a_condition_it_is_asked_in_the_same_question() -> None:
    composed = []

    def compose(key: object) -> object:
        composed.append(key)
        return Submission.objects.filter(person_id=key).order_by().values("answer")

    question = Compiled(compose)
    one, other = a_submission("one"), a_submission("other")
    for row, beside in ((one, other), (other, one)):
        with CaptureQueriesContext(connection) as asked:
            assert Submission.objects.get(answer__in=question.within(row.person_id)) == row
            assert Submission.objects.exclude(answer__in=question.within(row.person_id)).get() == beside
        assert len(asked) == 2
    assert len(composed) == 1


def test_a_record_read_again_is_what_any_query_would_give() -> None:
    row = a_submission("before")
    Submission.objects.filter(pk=row.pk).update(answer="after")
    for fresh in (again(row), again(row, lock=True)):
        assert fresh is not row
        assert vars(fresh).keys() == vars(Submission.objects.get(pk=row.pk)).keys()
        assert {field.attname: getattr(fresh, field.attname) for field in Submission._meta.concrete_fields} == {
            field.attname: getattr(Submission.objects.get(pk=row.pk), field.attname)
            for field in Submission._meta.concrete_fields
        }


def test_a_record_that_is_gone_is_said_to_be() -> None:
    row = a_submission("before")
    Submission.objects.filter(pk=row.pk).delete()
    with pytest.raises(Submission.DoesNotExist):
        again(row)


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_taken_in_a_transaction_or_not_at_all() -> None:
    row = a_submission("before")
    with transaction.atomic():
        again(row, lock=True)
    with pytest.raises(transaction.TransactionManagementError):
        again(row, lock=True)


def test_a_key_may_be_a_word() -> None:
    question = Compiled(lambda word: Submission.objects.filter(answer=word).values_list("answer"), str)
    for word in ("one", "other"):
        a_submission(word)
        assert question.every(word) == [(word,)]
    assert question.one("any key, in place 0") is None
