"""Rounds of blind coding: who codes what, and where the coders differ once it is closed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.codes import TeamRole
from spokework.evaluation.models import Adjudication, Code, Coding, Evaluation, Round, Source, TeamMember, reasons_of

from .coding import Passage, codes_in_use, with_words


def rounds(actor: Actor, evaluation: Evaluation) -> list[Round]:
    return list(Round.objects.visible_to(actor).filter(evaluation=evaluation).order_by("-number"))


def to_choose(actor: Actor, evaluation: Evaluation) -> dict[str, Any]:
    """Who can code in a round, with which codes, and on which sources."""
    team = TeamMember.objects.visible_to(actor).filter(evaluation=evaluation, until__isnull=True)
    sources = Source.objects.visible_to(actor).filter(evaluation=evaluation).counting()
    return {
        "coders": team.exclude(role=TeamRole.READER).select_related("account").order_by("number"),
        "codes": codes_in_use(actor, evaluation),
        "sources": sources.select_related("site").order_by("number"),
    }


@dataclass(frozen=True)
class Whole:
    """A round with everything it is of."""

    round: Round
    coders: list[TeamMember]
    sources: list[Source]  # that nobody has withdrawn
    codes: list[Code]
    withdrawn: int = 0  # sources that it was of too


_WHY = "what a round is of, once the caller has found it among the actor's own"


def whole(found: Round) -> Whole:
    return wholes([found])[0]


def wholes(found: Sequence[Round]) -> list[Whole]:
    """However many rounds, as many questions as of one."""
    coders = _of_each(found, "coders", TeamMember.objects.unscoped(_WHY).select_related("account").order_by("number"))
    all_sources = _of_each(found, "sources", Source.objects.unscoped(_WHY).order_by("number"))
    codes = _of_each(found, "codes", Code.objects.unscoped(_WHY).order_by("name"))
    made = []
    for each in found:
        counting = [source for source in all_sources[each.pk] if not source.is_withdrawn]
        withdrawn = len(all_sources[each.pk]) - len(counting)
        made.append(Whole(each, coders[each.pk], counting, codes[each.pk], withdrawn))
    return made


def _of_each(found: Sequence[Round], name: str, rows: Any) -> dict[UUID, list[Any]]:
    """By round, in the order of the rows. (A prefetch would put SQL of its own into them, which is refused.)"""
    relation: Any = Round._meta.get_field(name)
    linked = relation.remote_field.through._base_manager.filter(round__in=found)
    pairs = defaultdict(list)
    for of, other in linked.values_list(relation.m2m_column_name(), relation.m2m_reverse_name()):
        pairs[other].append(of)
    by = defaultdict[UUID, list[Any]](list)
    for row in rows.filter(pk__in=list(pairs)):
        for of in pairs[row.pk]:
            by[of].append(row)
    return by


def codings_in(of: Whole) -> list[Coding]:
    """What its coders gave with its codes; taken from all, for whoever computes or decides, never for a blind coder."""
    rows: Any = Coding.objects.unscoped("agreement is of everybody's codings, and the round is closed or closing")
    rows = rows.filter(
        source__in=[source.pk for source in of.sources],
        code__in=[code.pk for code in of.codes],
        coder__in=[member.account_id for member in of.coders],
    ).holding()
    return list(rows.select_related("source", "code", "coder").order_by("source__number", "start", "number"))


def passages_by_coder(of: Whole) -> dict[UUID, int]:
    counted: dict[UUID, int] = defaultdict(int)
    for row in codings_in(of):
        assert row.coder_id is not None  # one of the round's coders
        counted[row.coder_id] += 1
    return counted


@dataclass(frozen=True)
class Differing:
    passage: Passage
    lacking: tuple[str, ...]  # who gave no such code there


def differences(actor: Actor, of: Whole) -> list[Differing]:
    """Passages that some coder did not code so; what was decided already is left out."""
    decided = set(Adjudication.objects.visible_to(actor).filter(round=of.round).values_list("coding", flat=True))
    rows = codings_in(of)
    spans: dict[tuple[UUID, UUID, UUID | None], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        spans[row.source_id, row.code_id, row.coder_id].append((row.start, row.end))
    lacking: list[tuple[Coding, tuple[str, ...]]] = []
    for row in rows:
        without = tuple(
            member.account.name
            for member in of.coders
            if member.account_id != row.coder_id
            and not any(s < row.end and row.start < e for s, e in spans[row.source_id, row.code_id, member.account_id])
        )
        if without and row.pk not in decided:
            lacking.append((row, without))
    words = with_words(actor, [row for row, _ in lacking])
    return [Differing(passage, without) for passage, (_, without) in zip(words, lacking, strict=True)]


@dataclass(frozen=True)
class Decided:
    row: Adjudication
    reason: str


def decisions(actor: Actor, found: Round) -> list[Decided]:
    """On what nobody has withdrawn."""
    rows = Adjudication.objects.visible_to(actor).filter(round=found, coding__source__withdrawn_on__isnull=True)
    listed = list(rows.select_related("coding__code", "coding__source", "coding__coder", "by").order_by("number"))
    why = reasons_of(listed)
    return [Decided(row, why.get(row.pk, "")) for row in listed]
