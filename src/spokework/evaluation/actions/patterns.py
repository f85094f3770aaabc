"""What a theory leads one to expect: said before the figures are looked at, then held beside them."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Pattern, PatternLook, Theory
from spokework.evaluation.queries.patterns import Expectable, expectable
from spokework.evaluation.states import TheoryState
from spokework.evaluation.team import Work
from spokework.insight.models import Release

from .base import at_work, did, hold, lock
from .figures import take_snapshot

Tiers = Sequence[Sequence[str]]


@transaction.atomic
def state_pattern(*, theory: Theory, key: str, tiers: Tiers, reasoning: str, by: Actor) -> Pattern:
    """``tiers`` from the highest to the lowest. From now on it stands as it is, with its time."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    hold(theory.evaluation_id)
    locked = lock(theory)
    if locked.state == TheoryState.WITHDRAWN:
        raise Refused("This theory was withdrawn. Nothing more is expected of it.")
    figure = expectable(by).get(key)
    if figure is None:
        raise Refused("Choose a share that is published by groups, or will be.", field="key")
    if not reasoning.strip():
        raise Refused("Say why the theory leads one to expect it.", field="reasoning")
    row = Pattern(
        evaluation_id=locked.evaluation_id,
        number=Pattern.objects.all().next_number(locked.evaluation_id),
        theory=locked,
        at_version=locked.current,
        key=key,
        title=figure.title,
        breakdown=figure.breakdown,
        tiers=_checked(tiers, figure),
        names=dict(figure.groups),
        reasoning=reasoning.strip(),
        seen_before=figure.said_in,
        by_id=by.account_id,
        at=clock.now(),
    )
    row.save(force_insert=True)
    did("pattern stated", row, by=by)
    return row


def _checked(tiers: Tiers, figure: Expectable) -> list[list[str]]:
    given = [list(tier) for tier in tiers if tier]
    codes = [code for tier in given for code in tier]
    if len(given) < 2:
        raise Refused("Put at least two groups in different places: one is expected to be higher than another.")
    if len(set(codes)) != len(codes) or not set(codes) <= set(figure.groups):
        raise Refused("Put each group in one place.")
    return given


@transaction.atomic
def look_at_pattern(*, pattern: Pattern, release: Release, by: Actor) -> PatternLook:
    """Beside the figures of a release, which are kept for it. Twice at the same ones is once."""
    at_work(pattern.evaluation_id, Work.CODE, by=by)
    snapshot = take_snapshot(evaluation=pattern.evaluation, release=release, key=pattern.key, by=by)
    rows: Any = PatternLook.objects.unscoped("one look at a figure").filter(pattern=pattern)
    there: PatternLook | None = rows.filter(snapshot=snapshot).first()
    if there is not None:
        return there
    look = PatternLook(
        evaluation_id=pattern.evaluation_id,
        number=PatternLook.objects.all().next_number(pattern.evaluation_id),
        pattern=pattern,
        snapshot=snapshot,
        by_id=by.account_id,
        at=clock.now(),
    )
    look.save(force_insert=True)
    did("pattern looked at", look, by=by)
    return look
