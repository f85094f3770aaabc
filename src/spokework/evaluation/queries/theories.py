"""Theories, their versions, and what speaks for and against them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.models import (
    Evaluation,
    Evidence,
    OutcomeDomain,
    Relation,
    Site,
    Theory,
    TheoryStep,
    TheoryVersion,
    read_together,
)
from spokework.evaluation.states import NEEDS, TheoryState

from .coding import with_words
from .figures import with_what_came_since
from .sources import texts_of

JUDGED = (
    "theory",
    "source",
    "source__site",
    "source__participant",
    "coding",
    "coding__code",
    "coding__source",
    "snapshot",
    "site",
    "by",
)


def domains(actor: Actor, evaluation: Evaluation) -> Any:
    return OutcomeDomain.objects.visible_to(actor).filter(evaluation=evaluation).order_by("number")


def theories(actor: Actor, evaluation: Evaluation) -> Any:
    rows = Theory.objects.visible_to(actor).filter(evaluation=evaluation)
    return rows.select_related("domain").order_by("domain__number", "number")


def versions(actor: Actor, theory: Theory) -> list[TheoryVersion]:
    """The latest first."""
    rows = TheoryVersion.objects.visible_to(actor).filter(theory=theory).select_related("by")
    return list(rows.order_by("-number"))


def current_versions(actor: Actor, evaluation: Evaluation) -> dict[UUID, TheoryVersion]:
    """By theory: what each says now."""
    rows = TheoryVersion.objects.visible_to(actor).filter(evaluation=evaluation).select_related("theory")
    return {row.theory_id: row for row in rows if row.number == row.theory.current}


def steps(actor: Actor, theory: Theory) -> list[TheoryStep]:
    return list(TheoryStep.objects.visible_to(actor).filter(theory=theory).select_related("by").order_by("-at"))


def relations(actor: Actor, theory: Theory) -> list[Relation]:
    rows = Relation.objects.visible_to(actor).filter(ended_at__isnull=True).select_related("theory", "other")
    return [*rows.filter(theory=theory), *rows.filter(other=theory)]


def evidence(actor: Actor, evaluation: Evaluation, **narrowed: Any) -> list[Evidence]:
    """What counts, the latest first."""
    rows = Evidence.objects.visible_to(actor).filter(evaluation=evaluation, **narrowed).holding()
    found = read_together(list(rows.select_related(*JUDGED).order_by("-number")))
    with_figures_since(actor, found)
    return found


def with_figures_since(actor: Actor, rows: list[Evidence]) -> None:
    """Before anybody asks which of them are stale."""
    with_what_came_since(actor, [row.snapshot for row in rows if row.snapshot is not None])


@dataclass(frozen=True)
class Shown:
    row: Evidence
    words: str  # of the passage; of a whole source its beginning; of a figure all of its groups
    stale: tuple[str, ...]
    line: int  # on which the passage begins

    @property
    def rests_on_nothing(self) -> bool:
        return rests_on_nothing(self.row)


BEGINNING = 240


def shown(actor: Actor, rows: list[Evidence]) -> list[Shown]:
    """With their words, in two questions however many. ``rows`` know what became of their figures."""
    passages = with_words(actor, [row.coding for row in rows if row.coding is not None])
    said = {each.coding.pk: each for each in passages}
    whole = [row.source for row in rows if row.coding is None and row.source is not None]
    texts = texts_of(actor, list({source.pk: source for source in whole}.values())) if whole else {}

    def words(row: Evidence) -> str:
        if row.snapshot is not None:
            return row.snapshot.words
        return said[row.coding.pk].words if row.coding else texts.get(row.rests_on.pk, "")[:BEGINNING]

    return [Shown(row, words(row), why_stale(row), said[row.coding.pk].line if row.coding else 1) for row in rows]


def why_stale(row: Evidence) -> tuple[str, ...]:
    """Why a verdict is to be looked at again; nothing where it still speaks to what stands there."""
    found = []
    if row.theory.state != TheoryState.WITHDRAWN and row.at_version != row.theory.current:
        found.append(f"The theory has moved on from version {row.at_version} to {row.theory.current}")
    if row.source is not None and row.revision != row.source.revision:
        found.append("The text of the source was revised")
    if row.coding is not None and row.coding.removed_at is not None:
        found.append("The code was taken off the passage")
    if row.snapshot is not None and row.snapshot.since.moved:
        found.append(row.snapshot.since.moved)
    return tuple(found)


def rests_on_nothing(row: Evidence) -> bool:
    """Its code was taken off the passage, or its figure is published no more: it cannot be judged, and counts no more.

    Were it to be judged first, a code taken off for good would keep every lesson of its theory from being published.
    """
    gone = row.coding is not None and row.coding.removed_at is not None
    return gone or (row.snapshot is not None and bool(row.snapshot.since.moved) and row.snapshot.since.table is None)


def to_look_at(row: Evidence) -> bool:
    """Stale, and there to be judged again."""
    return bool(why_stale(row)) and not rests_on_nothing(row)


def stands_on_nothing(theory: Theory, rows: Iterable[Evidence]) -> bool:
    """Consolidated or refuted, and what said so was withdrawn, judged otherwise since, or rests on nothing itself."""
    needed = NEEDS.get(TheoryState(theory.state), ())
    return bool(needed) and not any(
        row.theory_id == theory.pk and row.verdict in needed and not rests_on_nothing(row) for row in rows
    )


def may_still_hold(row: Evidence) -> bool:
    """Whether a stale verdict can be judged with others."""
    return to_look_at(row) and row.theory.state != TheoryState.WITHDRAWN


def stands_at(row: Evidence) -> str:
    """Which version of the theory and which text or release a verdict would be on now: to be shown, and sent back."""
    if row.snapshot is None:
        return f"{row.theory.current}-{row.source.revision if row.source else 0}"
    figure: Any = row.snapshot.since.release if row.snapshot.since.moved else row.snapshot
    return f"{row.theory.current}-{figure.quarter}.{figure.edition}"


@dataclass
class CellOf:
    """What speaks to one theory at one site."""

    verdicts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    stale: int = 0


Matrix = dict[tuple[UUID, UUID | None], CellOf]


def matrix(rows: list[Evidence]) -> Matrix:
    """By theory and site; no site is a column of its own, so that nothing is left out but what rests on nothing."""
    found: Matrix = defaultdict(CellOf)
    for row in rows:
        if rests_on_nothing(row):
            continue
        cell = found[row.theory_id, row.site.pk if row.site else None]
        cell.verdicts[row.verdict] += 1
        cell.stale += to_look_at(row)
    return found


def site_named(actor: Actor, evaluation: Evaluation, number: int) -> Site | None:
    found: Site | None = Site.objects.visible_to(actor).filter(evaluation=evaluation, number=number).first()
    return found
