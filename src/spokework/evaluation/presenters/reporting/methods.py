"""Who did it, where, with whom and on what, and how far coders agreed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from spokework.core.components import Column, Row, Table
from spokework.core.dates import long_date, long_days
from spokework.evaluation.codes import (
    ParticipantKind,
    ResearchConsent,
    SourceKind,
    Stakeholder,
    TeamRole,
)
from spokework.evaluation.few import FEW, may_be_named
from spokework.evaluation.models import Participant
from spokework.evaluation.presenters.evaluation import value_words
from spokework.evaluation.presenters.rounds import agreement_tables
from spokework.evaluation.queries.report import Content

from .asked import NOBODY, NOT_TOLD, OTHER_KINDS, asked
from .words import many, table


def stands(content: Content) -> tuple[Row, ...]:
    leads = [each.account.name for each in content.team if each.role == TeamRole.LEAD]
    return (
        Row("Standard", "RAMESES II, items 1 to 20: the annex says what is there and what is missing"),
        Row("Under way since", long_date(content.evaluation.start)),
        Row("Led by", ", ".join(leads) or "not said"),
    )


def team(content: Content) -> Table:
    rows = [(each.account.name, TeamRole(each.role).label, long_date(each.since)) for each in content.team]
    return table("Team", ("Name", "Part", "Since"), rows)


def sites(content: Content) -> Table | None:
    if not content.sites:
        return None
    columns = ["Site", *(each.name for each in content.attributes)]
    rows = [(site.name, *(value_words(of, site) or "not known" for of in content.attributes)) for site in content.sites]
    return table("Sites", columns, rows)


_KINDS, _PARTS = (*SourceKind.labels, OTHER_KINDS), (*Stakeholder.labels, NOT_TOLD, NOBODY)
_WHY_NOT_TOLD = (
    f"A part is named where at least {FEW} people were asked, and whoever is left over are as many: nobody is known by "
    "being the only one."
)


def sources(content: Content) -> Table | None:
    """By kind and by who spoke; what was withdrawn is in no count."""
    named = asked(content.sources)
    found = Counter((named.kind(row), named.part(row)) for row in content.sources)
    if not found:
        return None
    rows = [(kind, who, f"{found[kind, who]:,}") for kind in _KINDS for who in _PARTS if found[kind, who]]
    columns = ("Kind", "Who spoke", Column("Sources", number=True))
    grouped = sum(count for (_, who), count in found.items() if who == NOT_TOLD)
    note = (
        f"{_WHY_NOT_TOLD} A kind is named where as many were. Not told apart: {many(grouped, 'source')}."
        if grouped
        else ""
    )
    return table("Sources", columns, [*rows, ("All", "", f"{len(content.sources):,}")], note)


def figures(content: Content) -> tuple[str, ...]:
    return (f"{many(content.figures, 'published figure')} held against theories.",) if content.figures else ()


def participants(content: Content) -> Table | None:
    """Of which kind they are, and who, is said where several were; one sergeant is not told by either."""
    kinds = may_be_named(_people(content.participants, "kind"))
    groups: dict[str, list[Participant]] = defaultdict(list)
    for each in content.participants:
        groups[ParticipantKind(each.kind).label if each.kind in kinds else NOT_TOLD].append(each)
    rows = [row for kind in (*ParticipantKind.labels, NOT_TOLD) for row in _counted(kind, groups[kind])]
    if not rows:
        return None
    note = _WHY_NOT_TOLD if any(NOT_TOLD in row for row in rows) else ""
    columns = ("Kind", "Who", Column("How many", number=True))
    return table("Who took part", columns, [*rows, ("All", "", f"{len(content.participants):,}")], note)


def _people(rows: Iterable[Participant], what: str) -> dict[str, set[UUID]]:
    people: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        people[getattr(row, what)].add(row.pk)
    return people


def _counted(kind: str, group: list[Participant]) -> Iterator[tuple[str, str, str]]:
    parts = _people(group, "stakeholder")
    named = may_be_named(parts)
    for who in Stakeholder:
        if who in named:
            yield kind, who.label, f"{len(parts[who]):,}"
    if left := sum(len(people) for part, people in parts.items() if part not in named):
        yield kind, NOT_TOLD, f"{left:,}"


def consents(content: Content) -> Table | None:
    """Of everybody together: the only officer who would not be quoted is told by a part and an answer."""
    found = Counter(row.consent for row in content.participants)
    rows = [(each.label, f"{found[each]:,}") for each in ResearchConsent if each != ResearchConsent.WITHDRAWN]
    return table("What they agreed to", ("Consent", Column("How many", number=True)), rows) if found else None


def taken_back(content: Content) -> tuple[str, ...]:
    if not content.took_back:
        return ()
    who = many(content.took_back, "participant")
    return (f"{who} took consent back. Nothing that they said stands in a count, or anywhere else here.",)


def coding(content: Content) -> tuple[str, ...]:
    said = [
        f"{many(content.passages, 'passage')} of {many(content.coded, 'source')} coded with "
        f"{many(content.codes, 'code')}."
    ]
    for of in content.rounds:
        assert of.round.closed_on is not None  # one that goes on has no agreement to report
        said.append(
            f"{of.round.title}: {many(len(of.coders), 'coder')} coded {many(len(of.sources), 'source')} blind, "
            f"{long_days(of.round.opened_on, of.round.closed_on)}."
        )
    if content.rounds and content.decided:
        said.append(f"Where they differed, the lead decided on {many(content.decided, 'passage')}, each with a reason.")
    elif content.rounds:
        said.append("Where they differed, nothing is decided yet.")
    return tuple(said)


def agreement(content: Content) -> list[Table]:
    return [table for of in content.rounds for table in agreement_tables(of)]
