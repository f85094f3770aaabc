"""A published figure, kept as it stands, so that it can be held against a theory."""

from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Evaluation, Snapshot
from spokework.evaluation.queries.figures import definition_in, table_in, with_figures, with_what_came_since
from spokework.evaluation.team import Work
from spokework.insight.models import Release

from .base import at_work, did, hold


@transaction.atomic
def take_snapshot(*, evaluation: Evaluation, release: Release, key: str, by: Actor) -> Snapshot:
    """Of a release that is out, and of no other. The same table of the same release is kept once."""
    at_work(evaluation.pk, Work.CODE, by=by)
    hold(evaluation.pk)
    found = with_figures(by, [release.pk]).get(release.pk)
    if found is None:
        raise Refused("Choose a release that is published.", field="release")
    return _kept(evaluation, found, key, by=by)


def retaken(snapshot: Snapshot, *, by: Actor) -> Snapshot:
    """As a later release says it, where that says something else: under the evaluation's lock."""
    with_what_came_since(by, [snapshot])
    if not snapshot.since.moved:
        return snapshot
    if snapshot.since.table is None:
        raise Refused("This figure is not published any more. Hold another one against the theory.")
    assert snapshot.since.release is not None  # a table came from somewhere
    return _kept(snapshot.evaluation, snapshot.since.release, snapshot.key, by=by)


def _kept(evaluation: Evaluation, release: Release, key: str, *, by: Actor) -> Snapshot:
    rows: Any = Snapshot.objects.unscoped("the same table is kept once").filter(evaluation=evaluation)
    there: Snapshot | None = rows.filter(release=release, key=key).first()
    if there is not None:
        return there
    table = table_in(release, key)
    if table is None:
        raise Refused("That figure is not in this release. Choose one that is.", field="figure")
    assert release.published_at is not None  # published: see with_figures
    row = Snapshot(
        evaluation=evaluation,
        number=rows.next_number(evaluation.pk),
        release=release,
        key=key,
        quarter=release.quarter,
        edition=release.edition,
        profile=release.profile,
        as_at=release.as_at,
        extract=release.extract,
        published_at=release.published_at,
        table=table,
        definition=definition_in(release, table["indicator"]),
        by_id=by.account_id,
        at=clock.now(),
    )
    row.save(force_insert=True)
    did("figure kept", row, by=by)
    return row
