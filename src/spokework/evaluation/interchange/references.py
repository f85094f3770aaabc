"""Every reference leads to something, and every GUID stands for one thing. What does not is refused, not guessed at."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar
from uuid import UUID, uuid5

from spokework.core.errors import Refused

from .project import Case, Code, Coding, Link, Making, Project, Selection, Set, Source, Value
from .report import Loss, Report

Thing = TypeVar("Thing", bound=Any)


def checked(project: Project, *, dropped: set[UUID], report: Report) -> Project:
    """The project with references to what was ``dropped`` taken out, and people it does not list forgotten."""
    return _Check(project, dropped, report).project()


class _Check:
    def __init__(self, project: Project, dropped: set[UUID], report: Report) -> None:
        self._project, self._dropped, self._report = project, dropped, report
        texts = [*project.sources, *project.notes]
        selections = [selection for text in texts for selection in text.selections]
        self._coders = _only("coder", project.coders)
        self._codes = _only("code", project.every_code())
        self._variables = _only("variable", project.variables)
        self._texts = _only("text", texts)
        self._notes = {note.guid for note in project.notes}
        self._sources = {source.guid for source in project.sources}
        self._selections = _only("passage", selections)
        self._other = _only("case, link or set", chain(project.cases, project.links, project.sets))
        coded: list[Source | Selection] = [*texts, *selections]
        self._codings = {coding.guid for thing in coded for coding in thing.codings}
        self._seen: set[UUID] = set()
        everything = [self._coders, self._codes, self._variables, self._texts, self._selections, self._other]
        self._anything = set().union(*everything, self._codings)

    def project(self) -> Project:
        it = self._project
        return replace(
            it,
            codes=tuple(self._code(code) for code in it.codes),
            cases=tuple(self._case(case) for case in it.cases),
            sources=tuple(self._text(source) for source in it.sources),
            notes=tuple(self._text(note) for note in it.notes),
            links=tuple(self._link(link) for link in it.links),
            sets=tuple(self._set(group) for group in it.sets),
            about=self._kept(it.about, self._notes, "note"),
            making=self._making(it.making),
        )

    def _kept(self, targets: Iterable[UUID], known: set[UUID], what: str) -> tuple[UUID, ...]:
        return tuple(target for target in targets if self._leads_somewhere(target, known, what))

    def _leads_somewhere(self, target: UUID, known: set[UUID], what: str) -> bool:
        if target in known:
            return True
        if target in self._dropped:
            self._report.note(Loss.DROPPED, f"reference to a {what}", "what it leads to was left out")
            return False
        raise Refused(
            f"This project was not read: it refers to a {what} ({target}) that is not in it. Export it again, or ask "
            "whoever sent it for the whole project.",
            field="file",
        )

    def _coder(self, coder: UUID | None) -> UUID | None:
        if coder is None or coder in self._coders:
            return coder
        self._report.note(Loss.DROPPED, "name of who coded", "the project does not list that person")
        return None

    def _making(self, making: Making) -> Making:
        return replace(making, by=self._coder(making.by), changed_by=self._coder(making.changed_by))

    def _code(self, code: Code) -> Code:
        inner = tuple(self._code(child) for child in code.codes)
        return replace(code, notes=self._kept(code.notes, self._notes, "note"), codes=inner)

    def _text(self, text: Source) -> Source:
        return replace(
            text,
            selections=tuple(self._selection(selection) for selection in text.selections),
            codings=self._coded(text.codings),
            notes=self._kept(text.notes, self._notes, "note"),
            values=self._values(text.values),
            making=self._making(text.making),
        )

    def _selection(self, selection: Selection) -> Selection:
        return replace(
            selection,
            codings=self._coded(selection.codings),
            notes=self._kept(selection.notes, self._notes, "note"),
            making=self._making(selection.making),
        )

    def _coded(self, codings: Iterable[Coding]) -> tuple[Coding, ...]:
        return tuple(
            replace(
                coding,
                guid=self._own(coding.guid),
                by=self._coder(coding.by),
                notes=self._kept(coding.notes, self._notes, "note"),
            )
            for coding in codings
            if self._leads_somewhere(coding.code, self._codes, "code")
        )

    def _own(self, guid: UUID) -> UUID:
        """Some programs use one GUID for several codings. Nothing refers to a coding, so another will do."""
        original, count = guid, 0
        while guid in self._seen:
            count += 1
            guid = uuid5(original, str(count))
        self._seen.add(guid)
        if count:
            self._report.note(Loss.CHANGED, "GUID of a coding", "another coding had it")
        return guid

    def _values(self, values: Iterable[Value]) -> tuple[Value, ...]:
        return tuple(value for value in values if self._leads_somewhere(value.variable, self._variables, "variable"))

    def _case(self, case: Case) -> Case:
        return replace(
            case,
            codes=self._kept(case.codes, self._codes, "code"),
            values=self._values(case.values),
            sources=self._kept(case.sources, self._sources, "source"),
            selections=self._kept(case.selections, self._selections, "passage"),
        )

    def _set(self, group: Set) -> Set:
        return replace(
            group,
            codes=self._kept(group.codes, self._codes, "code"),
            sources=self._kept(group.sources, self._sources, "source"),
            notes=self._kept(group.notes, self._notes, "note"),
        )

    def _link(self, link: Link) -> Link:
        ends = (
            end if end is None or self._leads_somewhere(end, self._anything, "thing") else None
            for end in (link.origin, link.target)
        )
        origin, target = ends
        return replace(link, origin=origin, target=target, notes=self._kept(link.notes, self._notes, "note"))


def _only(what: str, things: Iterable[Thing]) -> set[UUID]:
    """Their GUIDs, each of one thing only."""
    seen: set[UUID] = set()
    for guid in _guids(things):
        if guid in seen:
            raise Refused(
                f"This project was not read: it has the same {what} ({guid}) twice. Export it again.", field="file"
            )
        seen.add(guid)
    return seen


def _guids(things: Iterable[Thing]) -> Iterator[UUID]:
    for thing in things:
        yield thing.guid
