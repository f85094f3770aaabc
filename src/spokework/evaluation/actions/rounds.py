"""A round of blind coding: started, closed with its agreement, and what differs decided one by one."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.agreeing import agreement_of
from spokework.evaluation.codes import TeamRole
from spokework.evaluation.models import (
    Adjudication,
    Code,
    Coding,
    Evaluation,
    Round,
    Source,
    SourceText,
    TeamMember,
    opened,
)
from spokework.evaluation.queries.rounds import codings_in, whole
from spokework.evaluation.states import ROUND, RoundState
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, same


@transaction.atomic
def start_round(
    *,
    evaluation: Evaluation,
    title: str,
    coders: Sequence[TeamMember],
    sources: Sequence[Source],
    codes: Sequence[Code],
    by: Actor,
) -> Round:
    """From now on its coders see on its sources their own codings alone."""
    at_work(evaluation.pk, Work.LEAD, by=by)
    for row in (*coders, *sources, *codes):
        same(evaluation.pk, row)
    hold(evaluation.pk)
    _checked([lock(each) for each in coders], [lock(each) for each in sources], [lock(each) for each in codes])
    row = Round(
        evaluation=evaluation,
        number=Round.objects.all().next_number(evaluation.pk),
        title=a_name(title, field="title", what="what the round is called"),
        opened_on=clock.today(),
    )
    row.save(force_insert=True)
    row.coders.add(*coders)
    row.sources.add(*sources)
    row.codes.add(*codes)
    did("round started", row, by=by)
    return row


def _checked(coders: Sequence[TeamMember], sources: Sequence[Source], codes: Sequence[Code]) -> None:
    able = [each for each in coders if each.until is None and each.role != TeamRole.READER]
    if len({each.account_id for each in able}) < 2 or len(able) < len(coders):
        raise Refused("Choose at least two who code on the team today.", field="coders")
    if not sources or any(each.is_withdrawn for each in sources):
        raise Refused("Choose sources that nobody has withdrawn.", field="sources")
    if not codes or any(each.merged_into_id is not None for each in codes):
        raise Refused("Choose codes in use.", field="codes")
    busy = Round.objects.unscoped("a source is in one open round").filter(state=RoundState.OPEN, sources__in=sources)
    if busy.exists():
        raise Refused("One of these sources is in a round that is open. Close that first.", field="sources")


@transaction.atomic
def close_round(*, round: Round, by: Actor) -> Round:
    """Everybody sees everything again; how far the coders agreed is computed now, and kept."""
    at_work(round.evaluation_id, Work.LEAD, by=by)
    hold(round.evaluation_id)
    locked = lock(round)
    state = ROUND.step("close", locked.state)
    of = whole(locked)
    rows: Any = SourceText.objects.unscoped("agreement is counted on the texts")
    holds = {source.pk: source.revision for source in of.sources}
    texts = [row for row in rows.filter(source__in=holds) if row.revision == holds[row.source_id]]
    said = opened(texts)
    agreed = agreement_of(
        coders=[member.account_id for member in of.coders],
        codes=of.codes,
        codings=codings_in(of),
        texts={source.pk: said[source.pk] for source in of.sources if source.pk in said},
        seed=locked.number,
    )
    changed = locked.change(state=state, closed_on=clock.today(), agreement=agreed)
    did("round closed", locked, by=by, fields=changed)
    return locked


@transaction.atomic
def adjudicate(*, round: Round, coding: Coding, kept: bool, reason: str, by: Actor) -> Adjudication:
    """A passage on which coders differed stays, or is taken off; either way with the reason."""
    at_work(round.evaluation_id, Work.LEAD, by=by)
    same(round.evaluation_id, coding)
    hold(round.evaluation_id)
    locked = lock(round)
    ROUND.step("adjudicate", locked.state)
    if not reason.strip():
        raise Refused("Say why.", field="reason")
    if coding.pk not in {row.pk for row in codings_in(whole(locked))}:
        raise Refused("Choose a passage of this round.")
    rows = Adjudication.objects.unscoped("each passage is decided once")
    if rows.filter(round=locked, coding=coding).exists():
        raise Refused("This was decided already.")
    row = Adjudication(
        evaluation_id=locked.evaluation_id,
        number=rows.next_number(locked.evaluation_id),
        round=locked,
        coding=coding,
        kept=kept,
        by_id=by.account_id,
        at=clock.now(),
    )
    row.seal(reason.strip()[:600])
    row.save(force_insert=True)
    if not kept:
        lock(coding).change(removed_at=clock.now())
    did("passage adjudicated", row, by=by, fields=["kept", "reason"])
    return row
