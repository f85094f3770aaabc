"""What a passage, a source or a figure says about a theory at a site, and how far that is to be trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.evaluation import codes
from spokework.evaluation.models import Coding, Evidence, Site, Snapshot, Source, Theory
from spokework.evaluation.queries.theories import JUDGED, may_still_hold, stands_at, with_figures_since
from spokework.evaluation.states import TheoryState
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock, of_list, same
from .figures import retaken
from .sources import still_there


@dataclass(frozen=True)
class Judgement:
    verdict: str
    reasoning: str
    part: str = codes.Part.WHOLE
    relevance: str = codes.Grade.MIDDLING
    rigour: str = codes.Grade.MIDDLING

    def checked(self) -> dict[str, str]:
        if not self.reasoning.strip():
            raise Refused("Say why you judge so.", field="reasoning")
        return {
            "verdict": of_list(self.verdict, codes.Verdict.values, field="verdict", what="what it says"),
            "part": of_list(self.part, codes.Part.values, field="part", what="what it speaks to"),
            "relevance": of_list(self.relevance, codes.Grade.values, field="relevance", what="how relevant it is"),
            "rigour": of_list(self.rigour, codes.Grade.values, field="rigour", what="how far it can be trusted"),
            "reasoning": self.reasoning.strip(),
        }


@dataclass(frozen=True)
class About:
    """What is held against a theory: a coded passage, a whole source, or a figure."""

    source: Source | None = None
    coding: Coding | None = None
    snapshot: Snapshot | None = None

    def checked(self) -> dict[str, Any]:
        """What a row of evidence keeps of it, as it stands now."""
        if self.snapshot is not None:
            return {"snapshot": self.snapshot}
        assert self.source is not None, "evidence is a passage, a source or a figure"
        source = lock(self.source)
        still_there(source)
        if self.coding is not None and lock(self.coding).removed_at is not None:
            raise Refused("The code was taken off this passage. Put it back first.")
        return {"source": source, "revision": source.revision, "coding": self.coding}


@transaction.atomic
def link_evidence(
    *,
    theory: Theory,
    judgement: Judgement,
    by: Actor,
    coding: Coding | None = None,
    source: Source | None = None,
    snapshot: Snapshot | None = None,
    site: Site | None = None,
) -> Evidence:
    """Where nothing else is said a passage or a source speaks of its source's site; a figure of the programme."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    for row in (coding, source, snapshot, site):
        same(theory.evaluation_id, row)
    hold(theory.evaluation_id)
    said_by = coding.source if coding is not None else source
    about = About(said_by, coding, snapshot)
    return _judged(lock(theory), about, site or (said_by.site if said_by is not None else None), judgement, by=by)


def _judged(theory: Theory, about: About, site: Site | None, judgement: Judgement, *, by: Actor) -> Evidence:
    if theory.state == TheoryState.WITHDRAWN:
        raise Refused("This theory was withdrawn. Nothing more is held against it.", field="theory")
    row = Evidence(
        evaluation_id=theory.evaluation_id,
        number=Evidence.objects.all().next_number(theory.evaluation_id),
        theory=theory,
        at_version=theory.current,
        site=site,
        by_id=by.account_id,
        at=clock.now(),
        **about.checked(),
        **judgement.checked(),
    )
    row.save(force_insert=True)
    did("evidence linked", row, by=by)
    return row


@transaction.atomic
def judge_again(
    *, evidence: Evidence, judgement: Judgement, by: Actor, site: Site | None = None, seen: str = ""
) -> Evidence:
    """A new verdict on what the theory and the evidence say now; the earlier one stays on record.

    ``seen`` is what ``stands_at`` said to who judges: nobody judges a version, a text or a release unread.
    """
    at_work(evidence.evaluation_id, Work.CODE, by=by)
    same(evidence.evaluation_id, site)
    hold(evidence.evaluation_id)
    if seen:
        _as_seen({evidence.pk: seen}, by=by)
    return _again(evidence, judgement, site, by=by)


def _as_seen(seen: Mapping[UUID, str], *, by: Actor) -> list[Evidence]:
    """Under the evaluation's lock; stale where one of them speaks to something else by now."""
    rows = Evidence.objects.unscoped("what is judged again").filter(pk__in=seen)
    now = list(rows.select_related(*JUDGED))
    with_figures_since(by, now)
    for row in now:
        if stands_at(row) != seen[row.pk]:
            raise Stale(row)
    return now


def _again(evidence: Evidence, judgement: Judgement, site: Site | None, *, by: Actor) -> Evidence:
    earlier: Any = lock(evidence)
    if earlier.replaced_by_id is not None:
        raise Refused("This was judged again already. Open the theory to see how.")
    snapshot = None if earlier.snapshot is None else retaken(earlier.snapshot, by=by)
    about = About(earlier.source, earlier.coding, snapshot)
    row = _judged(lock(earlier.theory), about, site, judgement, by=by)
    did("evidence judged again", earlier, by=by, fields=earlier.change(replaced_by=row))
    return row


@transaction.atomic
def still_hold(*, evidence: Sequence[Evidence], reason: str, by: Actor) -> list[Evidence]:
    """Several verdicts at once, each as it was, on what stands there now: all of them, or none.

    ``evidence`` as ``queries.theories.evidence`` gave it: what stood there then must stand there now.
    """
    if not evidence:
        raise Refused("Choose at least one verdict.", field="verdicts")
    why = reason.strip()
    if not why:
        raise Refused("Say why they still hold.", field="reason")
    evaluation_id = evidence[0].evaluation_id
    at_work(evaluation_id, Work.CODE, by=by)
    for row in evidence:
        same(evaluation_id, row)
    hold(evaluation_id)
    if not all(may_still_hold(row) for row in _as_seen({row.pk: stands_at(row) for row in evidence}, by=by)):
        raise Refused("Choose verdicts that are to be looked at again, and can be.", field="verdicts")
    return [
        _again(row, Judgement(row.verdict, why, row.part, row.relevance, row.rigour), row.site, by=by)
        for row in sorted(evidence, key=lambda row: row.number)
    ]
