"""What a passage or a source says about a theory at a site, and how far that is to be trusted."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Coding, Evidence, Site, Source, Theory
from spokework.evaluation.states import TheoryState
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock, of_list, same
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


@transaction.atomic
def link_evidence(
    *,
    theory: Theory,
    judgement: Judgement,
    by: Actor,
    coding: Coding | None = None,
    source: Source | None = None,
    site: Site | None = None,
) -> Evidence:
    """A coded passage, or a whole source. Where nothing else is said it speaks of the source's site."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    about = coding.source if coding is not None else source
    assert about is not None, "evidence is a passage or a source"
    for row in (coding, source, site):
        same(theory.evaluation_id, row)
    hold(theory.evaluation_id)
    return _judged(lock(theory), lock(about), coding, site or about.site, judgement, by=by)


def _judged(
    theory: Theory, source: Source, coding: Coding | None, site: Site | None, judgement: Judgement, *, by: Actor
) -> Evidence:
    still_there(source)
    if theory.state == TheoryState.WITHDRAWN:
        raise Refused("This theory was withdrawn. Nothing more is held against it.", field="theory")
    if coding is not None and lock(coding).removed_at is not None:
        raise Refused("The code was taken off this passage. Put it back first.")
    row = Evidence(
        evaluation_id=theory.evaluation_id,
        number=Evidence.objects.all().next_number(theory.evaluation_id),
        theory=theory,
        at_version=theory.current,
        source=source,
        revision=source.revision,
        coding=coding,
        site=site,
        by_id=by.account_id,
        at=clock.now(),
        **judgement.checked(),
    )
    row.save(force_insert=True)
    did("evidence linked", row, by=by)
    return row


@transaction.atomic
def judge_again(*, evidence: Evidence, judgement: Judgement, by: Actor, site: Site | None = None) -> Evidence:
    """A new verdict on what the theory says now; the earlier one stays on record."""
    at_work(evidence.evaluation_id, Work.CODE, by=by)
    same(evidence.evaluation_id, site)
    hold(evidence.evaluation_id)
    earlier: Any = lock(evidence)
    if earlier.replaced_by_id is not None:
        raise Refused("This was judged again already. Open the theory to see how.")
    row = _judged(lock(earlier.theory), lock(earlier.source), earlier.coding, site, judgement, by=by)
    did("evidence judged again", earlier, by=by, fields=earlier.change(replaced_by=row))
    return row
