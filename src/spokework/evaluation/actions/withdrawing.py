"""What is withdrawn counts no more from this moment, and its text is unreadable in every copy of the data."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.words import keeper
from spokework.evaluation.codes import ResearchConsent
from spokework.evaluation.models import Adjudication, Evidence, Memo, Participant, Quote, Source, SourceText
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock
from .unwriting import forget_quotes_typed, forget_what_was_typed, forget_what_was_typed_about


@transaction.atomic
def withdraw_source(*, source: Source, by: Actor) -> Source:
    at_work(source.evaluation_id, Work.CODE, by=by)
    hold(source.evaluation_id)
    locked = lock(source)
    if locked.is_withdrawn:
        raise Refused("This source was withdrawn already.")
    withdraw_these([locked], by=by)
    return locked


def withdraw_these(sources: Sequence[Source], *, by: Actor) -> None:
    """Under the evaluation's lock. The keys go after the commit: two databases are never atomic."""
    gone = [source.pk for source in sources]
    keys: list[UUID] = []
    for rows, way in _sealed():
        of_them = rows.filter(**{f"{way}__in": gone})
        keys += of_them.values_list("pk", flat=True)
        of_them.update(sealed=b"")
    SourceText.objects.unscoped("what was withdrawn").filter(source__in=gone).update(why=b"")
    take_quotes_out(sources, by=by)
    forget_what_was_typed(sources)
    for source in sources:
        did("source withdrawn", source, by=by, fields=source.change(withdrawn_on=clock.today()))
    _destroy_after_commit(keys)


def withdraw_what_was_thought_of(participant: Participant) -> None:
    """Under the evaluation's lock, with all that they said."""
    memos = Memo.objects.unscoped("what was withdrawn").filter(participant=participant)
    keys = list(memos.values_list("pk", flat=True))
    memos.update(sealed=b"")
    forget_what_was_typed_about(participant)
    _destroy_after_commit(keys)


def take_quotes_out(sources: Sequence[Source], *, by: Actor) -> None:
    """From every page at once, those that are out included; that it stood there stays on record.

    From every report that is made from now on: one that was taken out before has left the house.
    """
    rows = Quote.objects.unscoped("whatever was quoted").filter(source__in=sources, taken_out_on__isnull=True)
    let_go_of(list(rows.select_for_update()), by=by)
    forget_quotes_typed(sources)


def let_go_of(quotes: Sequence[Quote], *, by: Actor) -> None:
    for quote in quotes:
        did("quote taken out", quote, by=by, fields=quote.change(sealed=b"", taken_out_on=clock.today()))
    _destroy_after_commit([quote.pk for quote in quotes])


def _sealed() -> Iterator[tuple[Any, str]]:
    """What was said, what was thought about it, and why it was judged and decided so; with the way to its source."""
    for model in (SourceText, Memo, Evidence):
        yield model.objects.unscoped("what was withdrawn"), "source"
    yield Adjudication.objects.unscoped("what was withdrawn"), "coding__source"


def _destroy_after_commit(keys: list[UUID]) -> None:
    if keys:
        transaction.on_commit(lambda: keeper().destroy(keys))


def finish_withdrawals() -> None:
    """Keys that a crash between the two databases left behind. Does nothing where there are none."""
    withdrawn = (rows.filter(**{f"{way}__withdrawn_on__isnull": False}) for rows, way in _sealed())
    keys = [key for rows in withdrawn for key in rows.values_list("pk", flat=True)]
    why = "what was withdrawn"
    keys += (
        Memo.objects.unscoped(why).filter(participant__consent=ResearchConsent.WITHDRAWN).values_list("pk", flat=True)
    )
    keys += Quote.objects.unscoped(why).filter(taken_out_on__isnull=False).values_list("pk", flat=True)
    if keys:
        keeper().destroy(keys)
