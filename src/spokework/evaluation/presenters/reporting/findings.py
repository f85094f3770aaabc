"""Theories with their course and their evidence, theories at sites, and key messages with what troubles them."""

from collections.abc import Iterator
from datetime import datetime

from spokework.core.components import Cell, Table
from spokework.core.dates import long_date
from spokework.evaluation.codes import Change, RelationKind, Verdict
from spokework.evaluation.models import Evidence
from spokework.evaluation.presenters.lessons import who_said
from spokework.evaluation.presenters.theories import counted, sentence
from spokework.evaluation.queries.messages import Kept
from spokework.evaluation.queries.report import Content, TheoryOf
from spokework.evaluation.queries.theories import Shown, stands_on_nothing
from spokework.evaluation.states import THEORY
from spokework.evaluation.telling import LEGEND, NOT_LOOKED_AT, SIGNS, found_with
from spokework.insight.reports.document import Exhibit, Item

from .asked import Asked, asked
from .words import described, in_ones_own, table, why

PARTS = {
    "context": "Context",
    "resource": "Mechanism: what is put in",
    "reasoning": "Mechanism: how people answer to it",
    "outcome": "Outcome",
}
NO_EVIDENCE = "no evidence"


def theories(content: Content) -> Iterator[Item]:
    named = asked(content.sources)
    for each in content.theories:
        exhibits = tuple(_exhibits(content, each, named))
        yield Item(each.theory.title, exhibits, tuple(_quotes(each)), tuple(_says(content, each)))


def _says(content: Content, of: TheoryOf) -> Iterator[str]:
    yield in_ones_own(sentence(of.now), content)
    stands = f"It is {THEORY.words(of.theory.state)}, in version {of.now.number}, of “{of.theory.domain.title}”"
    yield f"{stands}: {counted(of.judged, none=NO_EVIDENCE)}."
    if stands_on_nothing(of.theory, of.judged):
        yield "What it was judged on was withdrawn, or judged otherwise since: nothing holds it there any more."
    for each in content.relations:
        if each.theory_id == of.theory.pk:
            yield f"{RelationKind(each.kind).label}: “{each.other.title}”."


def _quotes(of: TheoryOf) -> Iterator[str]:
    for each in of.quotes:
        yield f"“{each.words}” – {who_said(each.part)}"


def _exhibits(content: Content, of: TheoryOf, named: Asked) -> Iterator[Exhibit]:
    rows = [(label, in_ones_own(getattr(of.now, name), content) or "not said") for name, label in PARTS.items()]
    yield Exhibit(table(f"{of.theory.title}: context, mechanism, outcome", ("Part", "What the theory says"), rows))
    if of.judged:
        judged = [
            (Verdict(row.verdict).label, described(row, named), Cell(why(row, content), note=_trust(row)))
            for row in sorted(of.judged, key=lambda row: (list(Verdict).index(Verdict(row.verdict)), row.number))
        ]
        yield Exhibit(table(f"{of.theory.title}: evidence", ("Verdict", "What it is", "Why it was judged so"), judged))


def _trust(row: Evidence) -> str:
    return f"relevance {row.relevance}, rigour {row.rigour}, of version {row.at_version}"


def at_sites(content: Content) -> Table | None:
    """Every theory against every site; where nothing was looked at is said too."""
    places = [*content.sites, *([None] if any(site is None for _, site in content.matrix) else [])]
    if not places or not content.theories:
        return None

    def cell(of: TheoryOf, site: object) -> str:
        found = content.matrix.get((of.theory.pk, getattr(site, "pk", None)))
        return " ".join(SIGNS[each] for each in Verdict if found.verdicts.get(each)) if found else NOT_LOOKED_AT.sign

    return table(
        "Every theory at every site",
        ("Theory", *(site.name if site else "No site said" for site in places)),
        [(of.theory.title, *(cell(of, site) for site in places)) for of in content.theories],
        f"{LEGEND}, {NOT_LOOKED_AT.sign} nothing from there was looked at for it, or it was taken back.",
    )


def where_it_held(content: Content) -> Iterator[Item]:
    """The same in words, theory by theory: what is a sign in the table is a sentence here."""
    for of in content.theories:
        if of.judged:
            places = {site.pk: site.name for site in content.sites}
            said: dict[str, set[str]] = {name: set() for name in places.values()}
            for row in of.judged:
                said.setdefault(places[row.site.pk] if row.site else "No site said", set()).add(row.verdict)
            rows = [(name, found_with(heard).words) for name, heard in said.items()]
            found = table(f"{of.theory.title}: place by place", ("Site", "Found"), rows)
            yield Item(of.theory.title, (Exhibit(found),))


def audit_trail(content: Content) -> Table | None:
    """Every version after the first: what changed, why, and the evidence that prompted it."""
    rows, named = [], asked(content.sources)
    for of in content.theories:
        for version in of.versions[1:]:
            prompted = of.prompted.get(version.number, [])
            because = "; ".join(f"{Verdict(row.verdict).label.lower()} – {described(row, named)}" for row in prompted)
            rows.append(
                (
                    Cell(of.theory.title, note=_when(version.number, version.at)),
                    Change(version.kind_of_change).label,
                    in_ones_own(version.reason, content),
                    because or "none named",
                )
            )
    columns = ("Theory", "What changed", "Why", "Evidence that prompted it")
    return table("Refinements", columns, rows) if rows else None


def steps(content: Content) -> Table | None:
    rows = [
        (
            of.theory.title,
            Cell(f"{THEORY.words(step.before)} → {THEORY.words(step.after)}", note=_when(step.at_version, step.at)),
            in_ones_own(step.reason, content),
        )
        for of in content.theories
        for step in of.steps
    ]
    return table("How each came to stand where it stands", ("Theory", "From, to", "Why"), rows) if rows else None


def _when(version: int, at: datetime) -> str:
    return f"version {version}, {long_date(at)}"


def key_messages(content: Content) -> Iterator[Item]:
    named = asked(content.sources)
    for each in content.standing:
        rests = "; ".join(f"“{one.theory.title}”, version {one.at_version}" for one in each.theories)
        yield Item(each.message.words, tuple(_for_and_against(content, each, named)), says=(f"Rests on {rests}.",))


def _for_and_against(content: Content, of: Kept, named: Asked) -> Iterator[Exhibit]:
    sides = ((of.strongest, "Speaks for it"), (of.troubling, "Troubles it"))
    rows = [row for shown, side in sides for row in _told(content, shown, side, named)]
    columns = ("Side", "Verdict", "What it is", "Why")
    yield Exhibit(table("What speaks for it most, and what troubles it most", columns, rows))


def _told(content: Content, rows: list[Shown], side: str, named: Asked) -> Iterator[tuple[object, ...]]:
    if not rows:
        yield side, "nothing", "", ""
    for each in rows:
        yield side, Verdict(each.row.verdict).label, described(each.row, named), why(each.row, content)
