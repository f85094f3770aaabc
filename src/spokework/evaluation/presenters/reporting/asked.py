"""Who was asked, as far as it may be said: by no kind of source, and by no part, one person of a few is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from spokework.evaluation.codes import SourceKind, Stakeholder
from spokework.evaluation.few import FEW, may_be_named
from spokework.evaluation.models import Source

OTHER_KINDS, NOT_TOLD, NOBODY = "Other kinds", "Not told apart", "Nobody by themselves"


@dataclass(frozen=True)
class Asked:
    """By kind of source, where it may be named: the parts that may be, and whether these are all there are."""

    parts: Mapping[str, frozenset[str]]
    whole: frozenset[str]

    def kind(self, source: Source) -> str:
        return SourceKind(source.kind).label if source.kind in self.parts else OTHER_KINDS

    def part(self, source: Source) -> str:
        if source.stakeholder and source.stakeholder in self.parts.get(source.kind, ()):
            return Stakeholder(source.stakeholder).label
        return NOBODY if source.kind in self.whole and not _spoke(source) else NOT_TOLD

    def says(self, source: Source) -> str:
        """In a line of evidence: no more than the table of sources says."""
        if (kind := self.kind(source)) == OTHER_KINDS:
            return "A source of another kind"
        part = self.part(source)
        return kind if part in (NOT_TOLD, NOBODY) else f"{kind}, {part.lower()}"


def asked(sources: Iterable[Source]) -> Asked:
    """A source of no participant on record is taken for somebody of its own."""
    people: dict[str, dict[str, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    nobody: dict[str, set[UUID]] = defaultdict(set)
    for source in sources:
        who = people[source.kind][source.stakeholder] if _spoke(source) else nobody[source.kind]
        who.add(source.participant_id or source.pk)
    kinds = people.keys() | nobody.keys()
    several = [kind for kind in kinds if len(nobody[kind].union(*people[kind].values())) >= FEW or not people[kind]]
    parts = {kind: may_be_named(people[kind], nobody[kind]) for kind in several}
    return Asked(parts, frozenset(kind for kind, named in parts.items() if len(named) == len(people[kind])))


def _spoke(source: Source) -> bool:
    return bool(source.stakeholder) or source.participant_id is not None
