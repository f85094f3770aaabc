from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from spokework.core.models import Submission
from spokework.core.once import once

from .things import Memo

PERSON = uuid4()


def write() -> str:
    return f"/memo/{Memo.objects.create().pk}/"


def test_sent_twice_it_is_done_once_and_answered_twice(db: None) -> None:
    token = uuid4()
    first = once(token, person_id=PERSON, work=write)
    assert once(token, person_id=PERSON, work=write) == first
    assert Memo.objects.count() == 1


def test_another_form_is_another_piece_of_work(db: None) -> None:
    assert once(uuid4(), person_id=PERSON, work=write) != once(uuid4(), person_id=PERSON, work=write)


def test_work_that_fails_can_be_sent_again(db: None) -> None:
    token = uuid4()

    def fail() -> str:
        Memo.objects.create()
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        once(token, person_id=PERSON, work=fail)
    assert not Memo.objects.exists()
    assert not Submission.objects.exists()
    assert once(token, person_id=PERSON, work=write)


def test_a_fault_of_the_work_is_not_taken_for_a_second_sending(memo: Memo) -> None:
    with pytest.raises(IntegrityError):
        once(uuid4(), person_id=PERSON, work=lambda: str(Memo.objects.create(pk=memo.pk)))


def test_somebody_elses_token_gives_nobody_elses_answer(db: None) -> None:
    token = uuid4()
    once(token, person_id=PERSON, work=write)
    with pytest.raises(IntegrityError):
        once(token, person_id=uuid4(), work=write)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_waits_and_finds_the_first_answer() -> None:
    token, together = uuid4(), Barrier(2)

    def click(_: int) -> str:
        try:
            together.wait()
            return once(token, person_id=PERSON, work=write)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clicks:
        answers = set(clicks.map(click, range(2)))
    assert len(answers) == 1
    assert Memo.objects.count() == 1
