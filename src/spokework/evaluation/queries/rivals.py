"""Theories, and versions of one, side by side on the same evidence, with what was never judged."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.codes import RelationKind
from spokework.evaluation.models import Evidence, Relation, Theory, TheoryVersion, read_together

from .theories import JUDGED, with_figures_since

Side = tuple[UUID, int]  # a theory and one version of it


@dataclass(frozen=True)
class Line:
    """One piece of evidence, and under each side the last verdict on it; none where it was never judged."""

    row: Evidence
    verdicts: dict[Side, Evidence]

    def tells_apart(self, sides: Sequence[Side]) -> bool:
        """Judged of all of them, and not alike."""
        found = [self.verdicts[side].verdict for side in sides if side in self.verdicts]
        return len(found) == len(sides) > 1 and len(set(found)) > 1


def rivals(actor: Actor, theory: Theory) -> list[Theory]:
    rows: Any = Relation.objects.visible_to(actor).filter(kind=RelationKind.RIVAL, ended_at__isnull=True)
    rows = rows.select_related("theory", "other")
    found = [each.other for each in rows.filter(theory=theory)] + [each.theory for each in rows.filter(other=theory)]
    return sorted({each.pk: each for each in found}.values(), key=lambda each: each.number)


def versions_of(actor: Actor, theories: Iterable[Theory]) -> dict[Side, TheoryVersion]:
    rows = TheoryVersion.objects.visible_to(actor).filter(theory__in=[each.pk for each in theories])
    return {(row.theory_id, row.number): row for row in rows}


def lines(actor: Actor, theories: Sequence[Theory]) -> list[Line]:
    """Everything that was ever held against one of them, earlier verdicts too; of nothing that was withdrawn."""
    rows: Any = Evidence.objects.visible_to(actor).filter(theory__in=[each.pk for each in theories])
    rows = rows.filter(source__withdrawn_on__isnull=True).select_related(*JUDGED)
    found = read_together(list(rows.order_by("number")))
    with_figures_since(actor, found)
    of: dict[Hashable, dict[Side, Evidence]] = {}
    for row in found:
        of.setdefault(_what(row), {})[row.theory_id, row.at_version] = row
    return [Line(max(verdicts.values(), key=lambda row: row.number), verdicts) for verdicts in of.values()]


def _what(row: Evidence) -> Hashable:
    """The same passage, source or figure at the same site; a figure of another release is the same one, moved on."""
    if row.snapshot is not None:
        return "figure", row.snapshot.key, row.site_id
    return "words", row.source_id, row.coding.pk if row.coding is not None else None, row.site_id
