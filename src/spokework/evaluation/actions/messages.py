"""Key messages: written by the lead on theories that stood up to their tests, and stood by while those do."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Evaluation, Evidence, KeyMessage, MessageEvidence, MessageTheory, Theory
from spokework.evaluation.queries.messages import flags_of, left_of
from spokework.evaluation.states import THEORY, TheoryState
from spokework.evaluation.team import Work
from spokework.evaluation.weighing import choose

from .base import at_work, did, hold, lock, same
from .naming import names_nobody


@transaction.atomic
def write_message(
    *,
    evaluation: Evaluation,
    words: str,
    theories: Sequence[Theory],
    by: Actor,
    message: KeyMessage | None = None,
    expected: int | None = None,
) -> KeyMessage:
    """A new one, or ``message`` written anew: what it shows is chosen again, and it is no longer flagged."""
    at_work(evaluation.pk, Work.LEAD, by=by)
    for row in (*theories, message):
        same(evaluation.pk, row)
    said = " ".join(words.split())
    if not said:
        raise Refused("Enter the message.", field="words")
    names_nobody(evaluation.pk, {"words": said})
    hold(evaluation.pk)
    held = [lock(theory) for theory in theories]
    _stand(held, by=by)
    now = {"words": said, "by_id": by.account_id, "at": clock.now()}
    if message is None:
        rows = KeyMessage.objects.unscoped("numbered one after the other")
        row = KeyMessage(evaluation=evaluation, number=rows.next_number(evaluation.pk), **now)
        row.save(force_insert=True)
        done, changed = "key message written", []
    else:
        row = _kept(message)
        done, changed = "key message changed", row.change(expected=expected, **now)
    _rests_on(row, held, by=by)
    did(done, row, by=by, fields=changed)
    return row


def _stand(theories: Sequence[Theory], *, by: Actor) -> None:
    if not theories:
        raise Refused("Choose at least one theory that it rests on.", field="theories")
    for theory in theories:
        if theory.state != TheoryState.CONSOLIDATED:
            raise Refused(
                f"“{theory.title}” is {THEORY.words(theory.state)}. A key message rests on consolidated theories "
                "alone: consolidate it first, or choose others.",
                field="theories",
            )
        if not choose(left_of(by, [theory])).strongest:
            raise Refused(
                f"Nothing is left that supports “{theory.title}” as it stands: what did was withdrawn, or is to be "
                "looked at again. Do that first, or link other evidence.",
                field="theories",
            )


def _kept(message: KeyMessage) -> KeyMessage:
    locked = lock(message)
    if locked.removed_at is not None:
        raise Refused("This key message was taken away. Write it anew.")
    return locked


def _rests_on(message: KeyMessage, theories: Sequence[Theory], *, by: Actor) -> None:
    """From now on: these theories in these versions, and what is strongest and most troubling today."""
    why = "a key message is written anew"
    about: dict[str, Any] = {"evaluation_id": message.evaluation_id, "message": message}
    MessageTheory.objects.unscoped(why).filter(message=message).delete()
    MessageTheory._base_manager.bulk_create(
        MessageTheory(theory=theory, at_version=theory.current, **about) for theory in theories
    )
    chosen = choose(left_of(by, theories), message.pinned)
    MessageEvidence.objects.unscoped(why).filter(message=message).delete()
    MessageEvidence._base_manager.bulk_create(
        MessageEvidence(evidence=row, **about) for row in (*chosen.strongest, *chosen.troubling)
    )


@transaction.atomic
def pin_evidence(
    *, message: KeyMessage, evidence: Sequence[Evidence], by: Actor, expected: int | None = None
) -> KeyMessage:
    """To stand first among what it shows. Only what would be shown anyway can be: nothing withdrawn, nothing stale.

    Pinning chooses anew, which would hide why a message is flagged: whoever pins stands by it already.
    """
    at_work(message.evaluation_id, Work.LEAD, by=by)
    hold(message.evaluation_id)
    locked = _kept(message)
    rows = MessageTheory.objects.unscoped("what the message rests on").filter(message=locked)
    theories = [row.theory for row in rows.select_related("theory")]
    if not {row.pk for row in evidence} <= {row.pk for row in left_of(by, theories)}:
        raise Refused("Choose evidence of the theories it rests on that still counts.", field="evidence")
    if flags := flags_of(by, locked):
        raise Refused(f"{flags[0]}. Change the message first: saved, it is stood by again.", field="evidence")
    _stand([lock(theory) for theory in theories], by=by)
    pinned = sorted(row.number for row in evidence)
    changed = locked.change(expected=expected, pinned=pinned, at=clock.now())
    _rests_on(locked, theories, by=by)
    did("evidence pinned", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def remove_message(*, message: KeyMessage, by: Actor, expected: int | None = None) -> KeyMessage:
    at_work(message.evaluation_id, Work.LEAD, by=by)
    hold(message.evaluation_id)
    locked = _kept(message)
    changed = locked.change(expected=expected, removed_at=clock.now())
    did("key message taken away", locked, by=by, fields=changed)
    return locked
