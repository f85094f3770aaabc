"""Theories as a board, one theory with its versions, and theories against sites."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation import codes
from spokework.evaluation.codes import Verdict as V
from spokework.evaluation.models import Evaluation, Evidence, OutcomeDomain, Site, Theory, TheoryStep, TheoryVersion
from spokework.evaluation.queries.theories import (
    Matrix,
    rests_on_nothing,
    stands_at,
    stands_on_nothing,
    to_look_at,
    why_stale,
)
from spokework.evaluation.states import THEORY, TheoryState
from spokework.evaluation.telling import LEGEND, MANY, SIGNS

from .coding import one_line
from .evaluation import link
from .reporting.words import many

FIELDS = {
    "if_said": "If",
    "then_said": "then",
    "because_said": "because",
    "context": "Context",
    "resource": "What is put in",
    "reasoning": "How people answer to it",
    "outcome": "What it leads to",
}
TONES = {
    TheoryState.CONSOLIDATED: "good",
    TheoryState.UNDER_TEST: "info",
    TheoryState.REFINED: "info",
    TheoryState.REFUTED: "stop",
}
NOT_OUT = "not in a release"


def state_words(state: str) -> str:
    return THEORY.words(state).capitalize()


def tone(state: str) -> str:
    return TONES.get(TheoryState(state), "neutral")


@dataclass(frozen=True)
class Card:
    theory: Theory
    url: str
    says: str
    state: str
    tone: str
    verdicts: str
    stale: int
    on_nothing: bool  # it stands where nothing that counts is left to hold it


def sentence(version: TheoryVersion) -> str:
    because = f", because {version.because_said}" if version.because_said else ""
    return f"If {version.if_said}, then {version.then_said}{because}."


def counted(rows: Iterable[Evidence], *, none: str = "no evidence yet") -> str:
    found = Counter(V(row.verdict) for row in rows if not rests_on_nothing(row))
    return ", ".join(many(found[v], v.label.lower(), MANY[v]) for v in V if found[v]) or none


def board(
    evaluation: Evaluation,
    domains: list[OutcomeDomain],
    theories: Iterable[Theory],
    versions: dict[UUID, TheoryVersion],
    evidence: list[Evidence],
    measured: Mapping[str, str],
) -> list[tuple[OutcomeDomain, list[Card], list[tuple[str, str]]]]:
    """Under each outcome its theories and its figures; an outcome without any says so too."""
    of_theory: dict[UUID, list[Evidence]] = {}
    for row in evidence:
        of_theory.setdefault(row.theory_id, []).append(row)
    cards: dict[UUID, list[Card]] = {}
    for theory in theories:
        rows = of_theory.get(theory.pk, [])
        cards.setdefault(theory.domain.pk, []).append(
            Card(
                theory,
                link("theory", evaluation, theory.number),
                sentence(versions[theory.pk]),
                state_words(theory.state),
                tone(theory.state),
                counted(rows),
                sum(to_look_at(row) for row in rows),
                stands_on_nothing(theory, rows),
            )
        )

    def figures(domain: OutcomeDomain) -> list[tuple[str, str]]:
        return [(each["title"], measured.get(each["code"], NOT_OUT)) for each in domain.indicators]

    return [(domain, cards.get(domain.pk, []), figures(domain)) for domain in domains]


def wording_rows(version: TheoryVersion) -> list[Row]:
    rows = [Row(label, getattr(version, name)) for name, label in FIELDS.items()]
    return [*rows, Row("What kind of theory", codes.TheoryLevel(version.level).label)]


@dataclass(frozen=True)
class Piece:
    kind: str  # "same", "new" or "gone"
    words: str


@dataclass(frozen=True)
class Difference:
    label: str
    pieces: tuple[Piece, ...]


def differences(before: TheoryVersion, after: TheoryVersion) -> list[Difference]:
    """Word by word, of what changed; what stayed as it was is left out."""
    found = []
    for name, label in FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found.append(Difference(label, tuple(_pieces(old, new))))
    return found


def _pieces(old: str, new: str) -> Iterable[Piece]:
    one, other = re.findall(r"\S+|\s+", old), re.findall(r"\S+|\s+", new)
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(one[a:b]))
            continue
        if b > a:
            yield Piece("gone", "".join(one[a:b]))
        if d > c:
            yield Piece("new", "".join(other[c:d]))


@dataclass(frozen=True)
class History:
    version: TheoryVersion
    change: str
    differences: list[Difference]


def history(versions: Sequence[TheoryVersion]) -> list[History]:
    """The latest first, each against the one before it."""
    earlier = {version.number + 1: version for version in versions}
    return [
        History(
            version,
            str(codes.Change(version.kind_of_change).label),
            differences(earlier[version.number], version) if version.number in earlier else [],
        )
        for version in versions
    ]


def steps_table(rows: list[TheoryStep]) -> Table:
    return Table(
        "How it came to stand where it stands",
        [Column("From, to"), Column("Why"), Column("When")],
        [
            [
                Cell(f"{state_words(row.before)} → {state_words(row.after)}", note=f"version {row.at_version}"),
                Cell(row.reason),
                Cell(long_date(row.at), note=str(row.by or "")),
            ]
            for row in rows
        ],
    )


def matrix_table(evaluation: Evaluation, theories: list[Theory], sites: list[Site], found: Matrix) -> Table:
    columns: list[Site | None] = [*sites]
    if any(site is None for _, site in found):
        columns.append(None)

    def cell(theory: Theory, site: Site | None) -> Cell:
        there = found.get((theory.pk, site.pk if site else None))
        if there is None:
            return Cell("no evidence")
        said = "  ".join(f"{SIGNS[V(v)]} {there.verdicts[v]}" for v in V if there.verdicts[v])
        at = link("theory_at", evaluation, theory.number, site=site.number if site else 0)
        return Cell(said, at, note=f"{there.stale} to look at again" if there.stale else "")

    return Table(
        "Theories at sites",
        [Column("Theory"), *(Column(site.name if site else "No site said") for site in columns)],
        [
            [
                Cell(theory.title, link("theory", evaluation, theory.number), note=state_words(theory.state)),
                *(cell(theory, site) for site in columns),
            ]
            for theory in theories
        ],
        note=f"{LEGEND}. Each leads to passages.",
    )


def to_choose(rows: Iterable[Evidence]) -> list[tuple[str, str]]:
    return [
        (str(row.number), f"{row.rests_on}: {V(row.verdict).label.lower()} – {one_line(row.reasoning)}") for row in rows
    ]


def judged_as(row: Evidence) -> str:
    """Chosen on a page that has moved on it is none of the choices any more."""
    return f"{row.number}-{stands_at(row)}"


def stale_to_choose(rows: Iterable[Evidence]) -> list[tuple[str, str]]:
    return [
        (judged_as(row), f"{row.theory}: {V(row.verdict).label.lower()} – {row.rests_on}. {'. '.join(why_stale(row))}")
        for row in rows
    ]
