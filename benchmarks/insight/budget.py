"""A time after which a database is not asked on: what it had answered by then has cost at least so much."""

import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from .answers import Answers, Key, Numbers

Found = Iterable[tuple[Key, Numbers]]


class Asked(NamedTuple):
    """What tells a question's answers from others'."""

    code: str
    by: str
    each_quarter: bool


def answered(questions: Iterable[tuple[Asked, Callable[[], Found]]], seconds: float) -> dict[str, Any]:
    """One question after the other; the one that is being answered when the time is over does not count."""
    from django.db import OperationalError

    answers: Answers = {}
    asked: list[Asked] = []
    began, over = time.perf_counter(), False
    for question, answer in questions:
        left = seconds - (time.perf_counter() - began)
        try:
            over = left <= 0 or _end_after(left)
            found = {} if over else dict(answer())
        except OperationalError as error:
            over = _was_ended(error)
        if over:
            break
        answers |= found
        asked.append(question)
    return {"seconds": time.perf_counter() - began, "answers": answers, "questions": asked, "stopped": over}


def _end_after(seconds: float) -> bool:
    """Whatever the database is doing then. False: it may begin."""
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {max(1, round(1000 * seconds))}")
    else:
        end = time.monotonic() + seconds
        connection.connection.set_progress_handler(lambda: time.monotonic() > end, 100_000)
    return False


def _was_ended(error: Exception) -> bool:
    if "interrupted" in str(error) or "statement timeout" in str(error):
        return True
    raise error
