"""A code on a passage: put on, taken off, put back. Nothing here reads the text, however long it is."""

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Code, Coding, Source
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock, same
from .sources import still_there


@transaction.atomic
def code_passage(*, source: Source, code: Code, start: int, end: int, by: Actor) -> Coding:
    """The same passage coded twice in the same way by one coder is coded once."""
    at_work(source.evaluation_id, Work.CODE, by=by)
    same(source.evaluation_id, code)
    hold(source.evaluation_id)
    locked = lock(source)
    still_there(locked)
    if lock(code).merged_into_id is not None:
        raise Refused("This code was merged into another. Choose that one.", field="code")
    if not 0 <= start < end <= locked.length:
        raise Refused("Choose words of this source.", field="words")
    rows = Coding.objects.unscoped("one's own, and the next number")
    there = rows.filter(source=locked, code=code, start=start, end=end, coder=by.account_id, removed_at__isnull=True)
    if (already := there.first()) is not None:
        return already  # type: ignore[no-any-return]  # a queryset of any
    coding = Coding(
        evaluation_id=locked.evaluation_id,
        number=rows.next_number(locked.evaluation_id),
        source=locked,
        code=code,
        start=start,
        end=end,
        coder_id=by.account_id,
    )
    coding.save(force_insert=True)
    did("passage coded", coding, by=by)
    return coding


@transaction.atomic
def take_off(*, coding: Coding, by: Actor) -> Coding:
    at_work(coding.evaluation_id, Work.CODE, by=by)
    locked = lock(coding)
    if locked.removed_at is None:
        did("code taken off", locked, by=by, fields=locked.change(removed_at=clock.now()))
    return locked


@transaction.atomic
def put_back(*, coding: Coding, by: Actor) -> Coding:
    at_work(coding.evaluation_id, Work.CODE, by=by)
    still_there(coding.source)
    locked = lock(coding)
    if locked.lost:
        raise Refused("Its words are not in the text any more since that was revised. Code the passage anew.")
    if locked.removed_at is not None:
        did("code put back", locked, by=by, fields=locked.change(removed_at=None))
    return locked
