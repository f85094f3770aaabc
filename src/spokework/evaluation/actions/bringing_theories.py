"""Theories of a sidecar, with verdicts, figures and patterns, as rows of an evaluation. What is given was checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.core.errors import Refused
from spokework.evaluation.models import (
    Coding,
    Evaluation,
    Evidence,
    OutcomeDomain,
    Pattern,
    PatternLook,
    Relation,
    Site,
    Snapshot,
    Source,
    Theory,
    TheoryStep,
    TheoryVersion,
)
from spokework.evaluation.queries.figures import name_of, numbers, releases, table_in, with_figures
from spokework.evaluation.queries.team import team
from spokework.insight.models import Release

_WHY = "the caller has checked the part on the team, and holds the evaluation"
Told = Mapping[str, list[dict[str, Any]]]


@dataclass
class Theories:
    """By the ids of the file. A theory of a title that is there already stays as it is, with all that is held there."""

    evaluation: Evaluation
    told: Told
    by: Actor
    source_of: Mapping[UUID, Source]
    coding_of: Mapping[UUID, Coding]
    site_of: Mapping[UUID, Site]
    theories: dict[UUID, Theory] = field(default_factory=dict)
    snapshots: dict[UUID, Snapshot] = field(default_factory=dict)
    new: set[UUID] = field(default_factory=set)  # of these
    evidence: dict[UUID, Evidence] = field(default_factory=dict)

    def bring(self) -> tuple[int, int]:
        """How many theories and verdicts are new."""
        if not self.told:
            return 0, 0
        self.accounts = {member.account.name: member.account.pk for member in team(self.by, self.evaluation)}
        self._outcomes()
        self._theories()
        self._snapshots()
        self._evidence()
        self._versions()
        self._patterns()
        return len(self.theories), len(self.evidence)

    def _rows(self, model: Any) -> Any:
        return model.objects.unscoped(_WHY).filter(evaluation=self.evaluation)

    def _next(self, model: Any) -> int:
        return int(model.objects.all().next_number(self.evaluation.pk))

    def _made(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Whoever of the team has that name; a stranger's is nobody's here."""
        return {"evaluation": self.evaluation, "by_id": self.accounts.get(said["by"]), "at": said["at"]}

    def _outcomes(self) -> None:
        """What this team has named stays; what still has a working title is called as the file calls it."""
        self.domains = {row.number: row for row in self._rows(OutcomeDomain)}
        for said in self.told["outcomes"]:
            domain = self.domains.get(said["number"])
            if domain is None:
                domain = self.domains[said["number"]] = OutcomeDomain(evaluation=self.evaluation, **said)
                domain.save(force_insert=True)
            elif domain.is_working_title or not domain.indicators:
                named = {} if not domain.is_working_title else {key: said[key] for key in ("title", "is_working_title")}
                domain.change(**named, indicators=domain.indicators or said["indicators"])

    def _theories(self) -> None:
        there = {row.title.casefold() for row in self._rows(Theory)}
        for said in self.told["theories"]:
            if said["title"].casefold() in there:
                continue
            theory = Theory(
                evaluation=self.evaluation,
                number=self._next(Theory),
                domain=self.domains[said["outcome"]],
                title=said["title"],
                state=said["state"],
                current=len(said["versions"]),
            )
            theory.save(force_insert=True)
            self.theories[said["id"]] = theory
            for step in said["steps"]:
                given = {name: step[name] for name in ("at_version", "before", "after", "reason")}
                TheoryStep(theory=theory, **given, **self._made(step)).save(force_insert=True)
        for said in self.told["relations"]:
            if said["theory"] in self.theories and said["other"] in self.theories:
                Relation(
                    evaluation=self.evaluation,
                    number=self._next(Relation),
                    theory=self.theories[said["theory"]],
                    other=self.theories[said["other"]],
                    kind=said["kind"],
                ).save(force_insert=True)

    def _snapshots(self) -> None:
        """One that names a release of this house must say what that says; any other is one of another house."""
        out = {(row.quarter, row.edition): row for row in releases(self.by)}
        named = {(said["quarter"], said["edition"]) for said in self.told["snapshots"]} & set(out)
        full = with_figures(self.by, [out[place].pk for place in named])
        there = {_frozen(row): row for row in self._rows(Snapshot)}
        for said in self.told["snapshots"]:
            row = out.get((said["quarter"], said["edition"]))
            release = _same_house(said, full[row.pk]) if row is not None else None
            given = {name: value for name, value in said.items() if name not in ("id", "by", "at")}
            found = Snapshot(number=self._next(Snapshot), release=release, **given, **self._made(said))
            if _frozen(found) in there:
                found = there[_frozen(found)]
            else:
                found.save(force_insert=True)
                self.new.add(found.pk)
            self.snapshots[said["id"]] = found

    def _evidence(self) -> None:
        names = ("at_version", "part", "verdict", "relevance", "rigour", "reasoning")
        for said in self.told["evidence"]:
            if said["theory"] not in self.theories or not self._is_there(said):
                continue
            source = self.source_of[said["source"]] if said["source"] is not None else None
            row = Evidence(
                number=self._next(Evidence),
                theory=self.theories[said["theory"]],
                source=source,
                # The earlier text did not come along: that it was another one is all that is kept.
                revision=None if source is None else source.revision + said["text_moved_on"],
                coding=self.coding_of[said["passage"]] if said["passage"] is not None else None,
                snapshot=self.snapshots[said["snapshot"]] if said["snapshot"] is not None else None,
                site=self.site_of[said["site"]] if said["site"] is not None else None,
                **{name: said[name] for name in names},
                **self._made(said),
            )
            row.save(force_insert=True)
            self.evidence[said["id"]] = row
        for said in self.told["evidence"]:
            earlier, later = self.evidence.get(said["id"]), self.evidence.get(said["replaced_by"])
            if earlier is not None and later is not None:
                earlier.change(replaced_by=later)

    def _is_there(self, said: Mapping[str, Any]) -> bool:
        """A source or passage that could not be brought in is in the report already; nothing can rest on it."""
        gone = said["source"] is not None and said["source"] not in self.source_of
        return not gone and (said["passage"] is None or said["passage"] in self.coding_of)

    def _versions(self) -> None:
        """After the evidence, which prompted some of them."""
        for said in self.told["theories"]:
            theory = self.theories.get(said["id"])
            for version in said["versions"] if theory is not None else ():
                given = {name: value for name, value in version.items() if name not in ("by", "at", "prompted_by")}
                row = TheoryVersion(theory=theory, **given, **self._made(version))
                row.save(force_insert=True)
                row.prompted_by.add(*(self.evidence[each] for each in version["prompted_by"] if each in self.evidence))

    def _patterns(self) -> None:
        for said in self.told["patterns"]:
            if said["theory"] not in self.theories:
                continue
            left = ("theory", "looks", "by", "at")
            given = {name: value for name, value in said.items() if name not in left}
            theory = self.theories[said["theory"]]
            row = Pattern(number=self._next(Pattern), theory=theory, **given, **self._made(said))
            row.save(force_insert=True)
            for look in said["looks"]:
                snapshot = self.snapshots[look["snapshot"]]
                PatternLook(number=self._next(PatternLook), pattern=row, snapshot=snapshot, **self._made(look)).save(
                    force_insert=True
                )


def _frozen(row: Snapshot) -> tuple[Any, ...]:
    return row.key, row.quarter, row.edition, row.extract, tuple(numbers(row.table))


def _same_house(said: Mapping[str, Any], release: Release) -> Release | None:
    if said["extract"] != release.extract:
        return None
    table = table_in(release, said["key"])
    if table is None or numbers(table) != numbers(said["table"]):
        raise Refused(
            f"This project was not read: one of its figures is not what the release of "
            f"{name_of(release.quarter, release.edition)} says here. Export it again.",
            field="file",
        )
    return release
