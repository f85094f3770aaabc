"""An evaluation as a project file: everything of it that counts, and nothing that was withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation import codes
from spokework.evaluation.interchange import project as to
from spokework.evaluation.interchange.mapping import HEX, KINDS, named
from spokework.evaluation.models import (
    Attribute,
    Code,
    Coding,
    Evaluation,
    Memo,
    Participant,
    Site,
    Snapshot,
    Source,
    Theory,
    memo_words,
)

from . import telling_theories
from .coding import codes_in_use
from .evaluations import attributes, participants, sites
from .sources import sources, texts_of

ABOUT_SOURCES = {
    "Kind of source": to.VariableKind.TEXT,
    "Day": to.VariableKind.DATE,
    "Whose view": to.VariableKind.TEXT,
    "Participant": to.VariableKind.TEXT,
}


@dataclass(frozen=True)
class TakenOut:
    """``sidecar``: what a project file has no place for, in our own codes, so that it comes back the same."""

    project: to.Project
    sidecar: dict[str, Any]


def as_project(actor: Actor, evaluation: Evaluation) -> TakenOut:
    """In a number of questions that does not grow with the evaluation."""
    return _Taking(actor, evaluation).taken_out()


def as_codebook(actor: Actor, evaluation: Evaluation) -> to.Codebook:
    memos: dict[UUID, tuple[UUID, ...]] = {}
    for memo, _ in _memos(actor, evaluation):
        if memo.code_id is not None:
            memos[memo.code_id] = (*memos.get(memo.code_id, ()), memo.pk)
    return to.Codebook(codes=tuple(_tree(codes_in_use(actor, evaluation), memos)))


class _Taking:
    def __init__(self, actor: Actor, evaluation: Evaluation) -> None:
        self.actor, self.evaluation = actor, evaluation
        self.sources = list(sources(actor, evaluation).counting().order_by("number"))
        self.texts = texts_of(actor, self.sources)
        rows: Any = Coding.objects.visible_to(actor).filter(evaluation=evaluation).holding()
        self.codings: list[Coding] = list(rows.select_related("coder").order_by("start", "-end", "number"))
        self.codes = list(codes_in_use(actor, evaluation))
        self.memos = _memos(actor, evaluation)
        self.sites = list(sites(actor, evaluation))
        self.attributes = attributes(actor, evaluation)
        self.participants = [it for it in participants(actor, evaluation) if not it.has_withdrawn]

    def taken_out(self) -> TakenOut:
        coders = {row.coder.pk: row.coder for row in self.codings if row.coder is not None}
        project = to.Project(
            name=self.evaluation.title,
            description=self.evaluation.questions,
            coders=tuple(to.Coder(guid=self._coder(pk), name=coder.name) for pk, coder in coders.items()),
            codes=tuple(_tree(self.codes, self._memos_of("code_id"))),
            variables=tuple(self._variables()),
            cases=tuple(self._cases()),
            sources=tuple(self._sources()),
            about=tuple(memo.pk for memo, _ in self.memos if _is_of_all(memo)),
            notes=tuple(
                to.Source(guid=memo.pk, text=words, name=_called(memo), making=to.Making(at=memo.at))
                for memo, words in self.memos
            ),
        )
        return TakenOut(project, self._sidecar())

    def _coder(self, account: UUID) -> UUID:
        """No account's own key: this coder, in this evaluation."""
        return named(self.evaluation.pk, f"coder {account}")

    def _memos_of(self, kind: str) -> dict[UUID, tuple[UUID, ...]]:
        """By what they are about. One of a passage names its source too, and is the passage's."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for memo, _ in self.memos:
            about = getattr(memo, kind)
            if about is not None and (kind != "source_id" or memo.coding_id is None):
                found[about].append(memo.pk)
        return {about: tuple(memos) for about, memos in found.items()}

    def _variables(self) -> Iterator[to.Variable]:
        for row in self.attributes:
            yield to.Variable(guid=row.pk, name=row.name, kind=KINDS[row.kind])
        for name, kind in ABOUT_SOURCES.items():
            yield to.Variable(guid=named(self.evaluation.pk, name), name=name, kind=kind)

    def _cases(self) -> Iterator[to.Case]:
        for site in self.sites:
            values = ((row, site.attributes.get(str(row.number))) for row in self.attributes)
            yield to.Case(
                guid=site.pk,
                name=site.name,
                values=tuple(
                    to.Value(variable=row.pk, value=_value(row, value)) for row, value in values if value is not None
                ),
                sources=tuple(source.pk for source in self.sources if source.site_id == site.pk),
            )

    def _sources(self) -> Iterator[to.Source]:
        of_source: dict[UUID, list[Coding]] = defaultdict(list)
        for row in self.codings:
            of_source[row.source_id].append(row)
        memos, memos_of_codings = self._memos_of("source_id"), self._memos_of("coding_id")
        for source in self.sources:
            yield to.Source(
                guid=source.pk,
                text=self.texts.get(source.pk, ""),
                name=source.title,
                selections=tuple(self._selections(source, of_source[source.pk], memos_of_codings)),
                notes=memos.get(source.pk, ()),
                values=tuple(self._values(source)),
            )

    def _selections(
        self, source: Source, codings: Iterable[Coding], memos: dict[UUID, tuple[UUID, ...]]
    ) -> Iterator[to.Selection]:
        """One for each place in the text, with everything that anybody saw there."""
        places: dict[tuple[int, int], list[Coding]] = defaultdict(list)
        for row in codings:
            places[row.start, row.end].append(row)
        for (start, end), rows in places.items():
            yield to.Selection(
                guid=named(source.pk, f"{start} to {end}"),
                start=start,
                end=end,
                codings=tuple(
                    to.Coding(
                        guid=row.pk,
                        code=row.code_id,
                        by=None if row.coder_id is None else self._coder(row.coder_id),
                        at=row.created_at,
                        notes=memos.get(row.pk, ()),
                    )
                    for row in rows
                ),
            )

    def _values(self, source: Source) -> Iterator[to.Value]:
        said: dict[str, to.Answer] = {
            "Kind of source": codes.SourceKind(source.kind).label,
            "Day": source.day,
            "Whose view": codes.Stakeholder(source.stakeholder).label if source.stakeholder else "",
            "Participant": source.participant.pseudonym if source.participant else "",
        }
        for name, value in said.items():
            if value:
                yield to.Value(variable=named(self.evaluation.pk, name), value=value)

    def _sidecar(self) -> dict[str, Any]:
        return {
            "attributes": {
                str(row.pk): {"name": row.name, "kind": row.kind, "choices": row.choices} for row in self.attributes
            },
            "participants": [
                {
                    "pseudonym": row.pseudonym,
                    "kind": row.kind,
                    "stakeholder": row.stakeholder,
                    "site": None if row.site is None else str(row.site.pk),
                    "consent": row.consent,
                    "consent_on": None if row.consent_on is None else row.consent_on.isoformat(),
                }
                for row in self.participants
            ],
            "sources": {
                str(row.pk): {
                    "kind": row.kind,
                    "day": row.day.isoformat(),
                    "stakeholder": row.stakeholder,
                    "participant": None if row.participant is None else row.participant.pseudonym,
                }
                for row in self.sources
            },
            "memos": [_about(memo) for memo, _ in self.memos if _elsewhere(memo) is not None],
        } | telling_theories.told(
            self.actor, self.evaluation, {row.pk for row in self.sources}, {row.pk for row in self.codings}
        )


def _tree(rows: Iterable[Code], memos: dict[UUID, tuple[UUID, ...]]) -> Iterator[to.Code]:
    under: dict[UUID | None, list[Code]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)

    def below(parent: UUID | None) -> Iterator[to.Code]:
        for row in under[parent]:
            yield to.Code(
                guid=row.pk,
                name=row.name,
                description=row.definition,
                colour=HEX[row.colour],
                notes=memos.get(row.pk, ()),
                codes=tuple(below(row.pk)),
            )

    return below(None)


def _value(attribute: Attribute, value: Any) -> to.Answer:
    answer: to.Answer = value == "yes" if attribute.kind == codes.AttributeKind.YES_NO else value
    return answer


def _memos(actor: Actor, evaluation: Evaluation) -> list[tuple[Memo, str]]:
    """Those whose words can be read, about something that goes out too."""
    rows: Any = Memo.objects.visible_to(actor).filter(evaluation=evaluation, source__withdrawn_on__isnull=True)
    rows = rows.exclude(code__merged_into__isnull=False).exclude(coding__removed_at__isnull=False)
    rows = rows.exclude(participant__consent=codes.ResearchConsent.WITHDRAWN)
    found = list(rows.select_related("theory", "site", "participant", "snapshot").order_by("number"))
    words = memo_words(found)
    return [(row, words[row.pk]) for row in found if row.pk in words]


def _is_of_all(memo: Memo) -> bool:
    return memo.code_id is None and memo.source_id is None and _elsewhere(memo) is None


def _elsewhere(memo: Memo) -> Theory | Site | Participant | Snapshot | None:
    """What a memo is about, where the standard has no place for it."""
    return memo.theory or memo.site or memo.participant or memo.snapshot


def _called(memo: Memo) -> str:
    """In a program that cannot read the sidecar, by its name alone."""
    about = _elsewhere(memo)
    return "Memo" if about is None else f"Memo: {about}"


def _about(memo: Memo) -> dict[str, str | None]:
    return {
        "note": str(memo.pk),
        "theory": None if memo.theory is None else str(memo.theory.pk),
        "site": None if memo.site is None else str(memo.site.pk),
        "participant": None if memo.participant is None else memo.participant.pseudonym,
        "snapshot": None if memo.snapshot is None else str(memo.snapshot.pk),
    }
