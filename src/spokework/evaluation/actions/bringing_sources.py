"""Sites, people and sources of another program, with their passages on exactly the words they were on there."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import codes as lists
from spokework.evaluation.interchange import project as from_
from spokework.evaluation.interchange.mapping import KINDS_BACK
from spokework.evaluation.interchange.report import Loss, Report
from spokework.evaluation.models import Attribute, Code, Coding, Evaluation, Participant, Site, Source
from spokework.evaluation.queries.sources import sources, texts_of
from spokework.evaluation.queries.team import team

from .bringing_memos import Memos
from .participants import add_participant
from .sites import add_attribute, add_site
from .sources import add_source, as_text, dropped_from

AT_ONCE = 1000
LONGEST_TITLE = 120


@dataclass
class Sources:
    """Whatever has the same name is the same site or person; the same title with the same text, the same source."""

    evaluation: Evaluation
    project: from_.Project
    sidecar: Mapping[str, Any]
    codes: Mapping[UUID, Code]
    by: Actor
    report: Report
    day: date
    site_of: dict[UUID, Site] = field(default_factory=dict)  # by the GUID of a source
    site_by_case: dict[str, Site] = field(default_factory=dict)
    people: dict[str, Participant] = field(default_factory=dict)  # by pseudonym
    source_of: dict[UUID, Source] = field(default_factory=dict)  # by the GUIDs of the file, those that are here now
    coding_of: dict[UUID, Coding] = field(default_factory=dict)
    memos: Memos = field(default_factory=Memos)
    new: set[UUID] = field(default_factory=set)  # sites and people that were not here before

    def _rows(self, model: Any) -> Any:
        return model.objects.unscoped("the caller has checked the part on the team").filter(evaluation=self.evaluation)

    # Sites

    def sites(self) -> int:
        attributes = self._attributes()
        there = {row.name.casefold(): row for row in self._rows(Site)}
        before = len(there)
        for case in self.project.cases:
            name = " ".join(case.name.split())[:80] or "Case without a name"
            site = there.get(name.casefold())
            if site is None:
                site = add_site(
                    evaluation=self.evaluation, name=name, by=self.by, attributes=self._of(case, attributes)
                )
                there[name.casefold()] = site
                self.new.add(site.pk)
            self.site_by_case[str(case.guid)] = site
            for source in case.sources:
                if self.site_of.setdefault(source, site) != site:
                    self.report.note(Loss.DROPPED, "second case of a source", "a source has one site here")
            if case.selections or case.codes:
                self.report.note(Loss.DROPPED, "passage or code of a case", "a site has whole sources", where=name)
        return len(there) - before

    def _attributes(self) -> dict[UUID, Attribute]:
        """Of what cases are asked; what is asked of sources stands in the sidecar, or is dropped."""
        asked = {value.variable for case in self.project.cases for value in case.values}
        there = {row.name.casefold(): row for row in self._rows(Attribute)}
        ours: dict[UUID, Attribute] = {}
        for variable in self.project.variables:
            if variable.guid not in asked:
                continue
            name = " ".join(variable.name.split())[:60] or "Attribute without a name"
            kind = str(KINDS_BACK.get(variable.kind, lists.AttributeKind.TEXT))
            known = self._side("attributes").get(str(variable.guid), {})
            choices = known.get("choices") if known.get("kind") == lists.AttributeKind.CHOICE else None
            row = there.get(name.casefold())
            if row is None:
                row = add_attribute(
                    evaluation=self.evaluation,
                    name=name,
                    kind=lists.AttributeKind.CHOICE if choices else kind,
                    choices=[str(choice) for choice in choices or ()],
                    by=self.by,
                )
                there[name.casefold()] = row
            ours[variable.guid] = row
        return ours

    def _of(self, case: from_.Case, attributes: Mapping[UUID, Attribute]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for value in case.values:
            attribute, answer = attributes[value.variable], value.value
            fitting = _fitting(attribute, answer)
            if fitting is None and answer is not None:
                self.report.note(Loss.DROPPED, "value of an attribute", "it is none that it may have", where=case.name)
            elif fitting is not None:
                found[str(attribute.number)] = fitting
        return found

    def _side(self, name: str) -> Mapping[str, Any]:
        found = self.sidecar.get(name)
        return found if isinstance(found, dict) else {}

    # People

    def participants(self) -> int:
        told = self.sidecar.get("participants")
        self.people = {row.pseudonym.casefold(): row for row in self._rows(Participant)}
        before = len(self.people)
        for each in told if isinstance(told, list) else []:
            name = str(each.get("pseudonym", "")) if isinstance(each, dict) else ""
            if not name.strip() or name.casefold() in self.people:
                continue
            try:
                self.people[name.casefold()] = added = add_participant(
                    evaluation=self.evaluation,
                    pseudonym=name[:60],
                    kind=str(each.get("kind")),
                    stakeholder=str(each.get("stakeholder")),
                    site=self.site_by_case.get(str(each.get("site"))),
                    consent=str(each.get("consent")),
                    consent_on=_date(each.get("consent_on")),
                    by=self.by,
                )
                self.new.add(added.pk)
            except Refused as refused:
                self.report.note(Loss.DROPPED, "participant", refused.message.rstrip(".").lower())
        return len(self.people) - before

    # Sources

    def sources(self) -> tuple[int, int]:
        known: list[Source] = list(sources(self.by, self.evaluation).counting())
        texts = texts_of(self.by, known)
        there = {(row.title, texts.get(row.pk, "")): row for row in known}
        new, codings = 0, 0
        for source in self.project.sources:
            title = " ".join(source.name.split())[:LONGEST_TITLE] or "Source without a name"
            text = as_text(source.text)
            row = there.get((title, text))
            was_there = row is not None
            if row is None:
                try:
                    row = add_source(
                        evaluation=self.evaluation, title=title, text=source.text, by=self.by, **self._facts(source)
                    )
                except Refused as refused:
                    self.report.note(Loss.DROPPED, "source", refused.message.rstrip("."), where=title)
                    continue
                new += 1
                there[title, text] = row
            self.memos.note(source.notes, row, new=not was_there)
            self.source_of[source.guid] = row
            added = self._codings(source, row)
            codings += len(added)
            for coding, notes in added:
                self.memos.note(notes, coding, new=True)
        for code in self.project.every_code():
            self.memos.note(code.notes, self.codes[code.guid], new=bool(new or codings))
        return new, codings

    def _facts(self, source: from_.Source) -> dict[str, Any]:
        told = self._side("sources").get(str(source.guid))
        told = told if isinstance(told, dict) else {}
        kind, stakeholder = str(told.get("kind", "")), str(told.get("stakeholder", ""))
        return {
            "kind": kind if kind in lists.SourceKind.values else lists.SourceKind.DOCUMENT,
            "day": _date(told.get("day")) or (source.making.at.date() if source.making.at else self.day),
            "stakeholder": stakeholder if stakeholder in lists.Stakeholder.values else "",
            "participant": self.people.get(str(told.get("participant", "")).casefold()),
            "site": self.site_of.get(source.guid),
        }

    def _codings(self, source: from_.Source, row: Source) -> list[tuple[Coding, tuple[UUID, ...]]]:
        """In bulk: what a coding must hold is checked here as ``code_passage`` checks it."""
        rows = Coding.objects.unscoped("the caller has checked the part on the team")
        holding = rows.filter(source=row, removed_at__isnull=True)
        there = {(each.start, each.end, each.code_id, each.coder_id): each for each in holding}
        number = rows.next_number(self.evaluation.pk)
        gone = dropped_from(source.text)
        added: list[tuple[Coding, tuple[UUID, ...]]] = []
        for start, end, coding in _passages(source):
            begin, finish = (min(max(place - bisect_left(gone, place), 0), row.length) for place in (start, end))
            if begin >= finish:
                self.report.note(Loss.DROPPED, "coding", "there are no words in its passage", where=source.name)
                continue
            coder = self._coder(coding)
            code = self.codes[coding.code]
            place = (begin, finish, code.pk, coder)
            if place in there:
                self.coding_of[coding.guid] = there[place]
                self.memos.note(coding.notes, there[place], new=False)
                continue
            made = self.coding_of[coding.guid] = there[place] = Coding(
                evaluation=self.evaluation,
                number=number + len(added),
                source=row,
                code=code,
                start=begin,
                end=finish,
                coder_id=coder,
                created_at=coding.at or clock.now(),
            )
            added.append((made, coding.notes))
        rows.bulk_create([made for made, _ in added], batch_size=AT_ONCE)
        return added

    def _coder(self, coding: from_.Coding) -> UUID | None:
        """Whoever of the team has that name; a stranger's coding counts, and is nobody's here."""
        if coding.by is None:
            return None
        if coding.by not in self._known_coders:
            self.report.note(Loss.CHANGED, "coding", "who coded it is not on the team by that name")
        return self._known_coders.get(coding.by)

    @property
    def _known_coders(self) -> dict[UUID, UUID]:
        if self._coders is None:
            names = {member.account.name.casefold(): member.account.pk for member in team(self.by, self.evaluation)}
            self._coders = {
                coder.guid: names[coder.name.casefold()]
                for coder in self.project.coders
                if coder.name.casefold() in names
            }
        return self._coders

    _coders: dict[UUID, UUID] | None = None


def _passages(source: from_.Source) -> Iterator[tuple[int, int, from_.Coding]]:
    for selection in source.selections:
        for coding in selection.codings:
            yield selection.start, selection.end, coding
    for coding in source.codings:
        yield 0, len(source.text), coding


def _fitting(attribute: Attribute, answer: from_.Answer) -> Any:
    """As a site keeps it; None where it is none that the attribute may have."""
    if answer is None or answer == "":
        return None
    match attribute.kind:
        case lists.AttributeKind.YES_NO:
            return ("yes" if answer else "no") if isinstance(answer, bool) else None
        case lists.AttributeKind.NUMBER:
            return answer if isinstance(answer, int) and not isinstance(answer, bool) else None
        case lists.AttributeKind.CHOICE:
            return answer if answer in attribute.choices else None
    return str(answer)


def _date(written: Any) -> date | None:
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
