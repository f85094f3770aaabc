"""What people write for a report, and the report on its way out of the house."""

from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.core.models.again import again
from spokework.evaluation.models import Evaluation, ReportSection
from spokework.evaluation.queries.report import Content, content_of
from spokework.evaluation.sections import BY_KEY
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock, of_list
from .naming import names_nobody


@transaction.atomic
def write_section(
    *, evaluation: Evaluation, key: str, words: str, by: Actor, expected: int | None = None
) -> ReportSection:
    """``expected`` as the writer saw it: 0 where nothing stood there yet."""
    at_work(evaluation.pk, Work.CODE, by=by)
    of_list(key, list(BY_KEY), field="key", what="a section")
    if not words.strip():
        raise Refused("Enter something, or go back without saving.", field="words")
    names_nobody(evaluation.pk, {"words": words})
    hold(evaluation.pk)
    there: Any = ReportSection.objects.unscoped("one row a section").filter(evaluation=evaluation, key=key).first()
    now = {"words": words.strip(), "by_id": by.account_id, "at": clock.now()}
    if there is None:
        row = ReportSection(evaluation=evaluation, key=key, **now)
        row.save(force_insert=True)
        did("report section written", row, by=by, fields=["words"])
        return row
    if expected == 0:
        raise Stale(again(there))
    locked: ReportSection = lock(there)
    did("report section written", locked, by=by, fields=locked.change(expected=expected, **now))
    return locked


@transaction.atomic
def take_out_report(*, evaluation: Evaluation, by: Actor) -> Content:
    """What is withdrawn later stays in it, so that it is on record who took it."""
    at_work(evaluation.pk, Work.CODE, by=by)
    content = content_of(by, evaluation)
    did("report taken out", evaluation, by=by)
    return content
