"""A correction of a text: a new revision beside the old one, and every passage carried over or taken off."""

from dataclasses import dataclass

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Coding, Source, SourceText, opened, seal_all
from spokework.evaluation.offsets import Fate, carry
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock
from .sources import checked_text, still_there


@dataclass(frozen=True)
class Revised:
    source: Source
    carried: int
    taken_off: tuple[int, ...]  # numbers of codings whose words are not there any more


@transaction.atomic
def revise_source(*, source: Source, text: str, reason: str, by: Actor, expected: int | None = None) -> Revised:
    """A passage that still stands as it was coded moves with its words; any other is taken off, and named."""
    at_work(source.evaluation_id, Work.CODE, by=by)
    hold(source.evaluation_id)
    locked = lock(source)
    still_there(locked)
    if not reason.strip():
        raise Refused("Say what was wrong with the text.", field="reason")
    new, old = checked_text(text), _text_of(locked)
    if new == old:
        raise Refused("This is the text as it stands. Nothing was changed in it.", field="text")
    codings = list(Coding.objects.unscoped("all passages of the text").filter(source=locked, lost=False))
    fates = carry(old, new, [(row.start, row.end) for row in codings])
    gone = []
    for row, fate in zip(codings, fates, strict=True):
        if fate.fate is Fate.CARRIED:
            row.start, row.end = fate.start, fate.end
            continue
        row.lost, row.start, row.end = True, 0, 1  # its old place means nothing in the new text
        if row.removed_at is None:
            row.removed_at = clock.now()
            gone.append(row.number)
    Coding._base_manager.bulk_update(codings, ["start", "end", "removed_at", "lost"], batch_size=500)
    changed = locked.change(expected=expected, revision=locked.revision + 1, length=len(new))
    row_of_text = SourceText(evaluation_id=locked.evaluation_id, source=locked, revision=locked.revision)
    seal_all({row_of_text: new})
    row_of_text.seal_why(reason.strip()[:300])
    row_of_text.save(force_insert=True)
    did("source revised", locked, by=by, fields=changed)
    holding = sum(row.removed_at is None for row in codings)
    return Revised(locked, carried=holding, taken_off=tuple(sorted(gone)))


def _text_of(source: Source) -> str:
    rows = SourceText.objects.unscoped("the text that is corrected").filter(source=source, revision=source.revision)
    return opened(list(rows)).get(source.pk, "")
