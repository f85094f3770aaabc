"""Theories, verdicts, figures and patterns as a sidecar says them; of what was withdrawn or taken off, nothing."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.models import (
    Evaluation,
    Evidence,
    OutcomeDomain,
    Pattern,
    PatternLook,
    Relation,
    Snapshot,
    Theory,
    TheoryStep,
    TheoryVersion,
    read_together,
)
from spokework.evaluation.models.theory import WORDS


def told(actor: Actor, evaluation: Evaluation, sources: Collection[UUID], passages: Collection[UUID]) -> dict[str, Any]:
    """``sources`` and ``passages`` that go out with the project: what rests on others stays in the house."""
    return _Telling(actor, evaluation, sources, passages).told()


class _Telling:
    def __init__(self, actor: Actor, evaluation: Evaluation, sources: Any, passages: Any) -> None:
        def rows(model: Any, *with_: str) -> Any:
            return model.objects.visible_to(actor).filter(evaluation=evaluation).select_related(*with_)

        self.outcomes = list(rows(OutcomeDomain).order_by("number"))
        self.theories: list[Theory] = list(rows(Theory, "domain").order_by("number"))
        self.versions = _by(rows(TheoryVersion, "by").order_by("number"), "theory_id")
        self.steps = _by(rows(TheoryStep, "by").order_by("at", "created_at"), "theory_id")
        self.relations = list(rows(Relation).filter(ended_at__isnull=True).order_by("number"))
        self.snapshots = list(rows(Snapshot, "by").order_by("number"))
        found = rows(Evidence, "source", "coding", "by").filter(source__withdrawn_on__isnull=True).order_by("number")
        self.evidence: list[Evidence] = read_together([row for row in found if _goes_out(row, sources, passages)])
        self.patterns = list(rows(Pattern, "by").order_by("number"))
        self.looks = _by(rows(PatternLook, "by").order_by("number"), "pattern_id")
        self.goes = {row.pk: row.number for row in self.evidence}
        # Between versions and evidence that were both narrowed to the actor above.
        links = TheoryVersion.prompted_by.through._base_manager.filter(theoryversion__evaluation=evaluation)
        self.prompted: dict[UUID, list[UUID]] = defaultdict(list)
        for version, held in links.values_list("theoryversion", "evidence"):
            if held in self.goes:
                self.prompted[version].append(held)

    def told(self) -> dict[str, Any]:
        return {
            "outcomes": [
                {
                    "number": row.number,
                    "title": row.title,
                    "is_working_title": row.is_working_title,
                    "indicators": row.indicators,
                }
                for row in self.outcomes
            ],
            "theories": [self._theory(row) for row in self.theories],
            "relations": [
                {"theory": str(row.theory_id), "other": str(row.other_id), "kind": row.kind} for row in self.relations
            ],
            "snapshots": [_snapshot(row) for row in self.snapshots],
            "evidence": [self._evidence(row) for row in self.evidence],
            "patterns": [self._pattern(row) for row in self.patterns],
        }

    def _theory(self, row: Theory) -> dict[str, Any]:
        return {
            "id": str(row.pk),
            "outcome": row.domain.number,
            "title": row.title,
            "state": str(row.state),
            "versions": [self._version(version) for version in self.versions[row.pk]],
            "steps": [
                {"at_version": step.at_version, "before": step.before, "after": step.after, "reason": step.reason}
                | _made(step)
                for step in self.steps[row.pk]
            ],
        }

    def _version(self, row: TheoryVersion) -> dict[str, Any]:
        prompted = sorted(self.prompted[row.pk], key=self.goes.__getitem__)
        said = {name: getattr(row, name) for name in (*WORDS, "level", "kind_of_change", "reason")}
        return {"number": row.number} | said | _made(row) | {"prompted_by": [str(each) for each in prompted]}

    def _evidence(self, row: Evidence) -> dict[str, Any]:
        names = ("at_version", "part", "verdict", "relevance", "rigour", "reasoning")
        after = row.replaced_by_id if row.replaced_by_id in self.goes else None
        return (
            {"id": str(row.pk), "theory": str(row.theory_id)}
            | {name: getattr(row, name) for name in names}
            | _made(row)
            | {
                "source": _key(row.source_id),
                "passage": _key(row.coding.pk if row.coding else None),
                "snapshot": _key(row.snapshot_id),
                "text_moved_on": row.source is not None and row.revision != row.source.revision,
                "site": _key(row.site_id),
                "replaced_by": _key(after),
            }
        )

    def _pattern(self, row: Pattern) -> dict[str, Any]:
        names = ("at_version", "key", "title", "breakdown", "tiers", "names", "reasoning", "seen_before")
        looks = [{"snapshot": str(look.snapshot_id)} | _made(look) for look in self.looks[row.pk]]
        said = {name: getattr(row, name) for name in names}
        return {"theory": str(row.theory_id)} | said | _made(row) | {"looks": looks}


def _goes_out(row: Evidence, sources: Collection[UUID], passages: Collection[UUID]) -> bool:
    if row.source_id is None:
        return True
    return row.source_id in sources and (row.coding is None or row.coding.pk in passages)


def _snapshot(row: Snapshot) -> dict[str, Any]:
    names = ("key", "quarter", "edition", "profile", "extract", "definition")
    said = {name: getattr(row, name) for name in names} | {"table": {"year": False, "unconfirmed": []} | row.table}
    days = {"as_at": row.as_at.isoformat(), "published_at": row.published_at.isoformat()}
    return {"id": str(row.pk)} | said | days | _made(row)


def _made(row: Any) -> dict[str, Any]:
    """By name: an account's key means nothing elsewhere."""
    return {"by": row.by.name if row.by else None, "at": row.at.isoformat()}


def _key(found: UUID | None) -> str | None:
    return None if found is None else str(found)


def _by(rows: Any, name: str) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
