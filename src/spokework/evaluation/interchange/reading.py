"""REFI-QDA XML as a project: what the standard allows, and what programs write that it does not."""

from collections.abc import Callable
from uuid import UUID

from lxml import etree

from spokework.core.errors import Refused

from .elements import (
    child,
    children,
    colour_of,
    end_of_link,
    guid_of,
    making_of,
    tag,
    targets,
    words_of,
    yes_or_no,
)
from .project import Case, Code, Coder, Direction, Link, Project, Set, Variable, VariableKind
from .references import checked
from .report import Loss, Report
from .schema import PROJECT, against_the_standard
from .sources import SourceReader


def read_project_xml(root: etree._Element, *, file: Callable[[str], str | None], report: Report) -> Project:
    if tag(root) != "Project":
        raise Refused(f"This is not a project: its first element is “{tag(root)[:50]}”.", field="file")
    if breaches := against_the_standard(root, PROJECT):
        report.note(
            Loss.CHANGED, "breach of the standard", f"it was read as far as it makes sense; first {breaches[0]}",
            count=len(breaches),
        )  # fmt: skip
    read = SourceReader(report=report, file=file, utf16="nvivo" in root.get("origin", "").lower())
    for graph in children(child(root, "Graphs"), "Graph"):
        report.note(Loss.DROPPED, "drawing of things and lines", "it is not kept here", where=graph.get("name", ""))
    project = Project(
        name=root.get("name", ""),
        description=words_of(root, "Description"),
        coders=tuple(
            Coder(guid=guid_of(user), name=user.get("name", ""), id=user.get("id", ""))
            for user in children(child(root, "Users"), "User")
        ),
        codes=read_codes(child(child(root, "CodeBook"), "Codes"), report),
        variables=tuple(_variable(found, report) for found in children(child(root, "Variables"), "Variable")),
        cases=tuple(_case(found, read) for found in children(child(root, "Cases"), "Case")),
        sources=tuple(read.sources(child(root, "Sources"))),
        notes=tuple(read.notes(child(root, "Notes"))),
        links=tuple(_link(found, report) for found in children(child(root, "Links"), "Link")),
        sets=tuple(_set(found) for found in children(child(root, "Sets"), "Set")),
        about=targets(root, "NoteRef"),
        making=making_of(root, report, by="creatingUserGUID", changed_by="modifyingUserGUID"),
    )
    dropped = read.dropped | {guid_of(inner) for inner in _drawn(root)}
    return checked(project, dropped=dropped, report=report)


def _drawn(root: etree._Element) -> list[etree._Element]:
    graphs = child(root, "Graphs")
    return [] if graphs is None else [inner for inner in graphs.iter(etree.Element) if inner.get("guid")]


def read_codes(parent: etree._Element | None, report: Report) -> tuple[Code, ...]:
    return tuple(
        Code(
            guid=guid_of(found),
            name=found.get("name", ""),
            description=words_of(found, "Description"),
            colour=colour_of(found, report),
            codable=yes_or_no(found.get("isCodable", "true")),
            notes=targets(found, "NoteRef"),
            codes=read_codes(found, report),
        )
        for found in children(parent, "Code")
    )


def _variable(element: etree._Element, report: Report) -> Variable:
    kind = element.get("typeOfVariable", "").strip()
    if kind not in set(VariableKind):
        report.note(Loss.CHANGED, "kind of a variable", "it is none of the standard's", where=element.get("name", ""))
        kind = VariableKind.TEXT
    return Variable(
        guid=guid_of(element),
        name=element.get("name", ""),
        kind=VariableKind(kind),
        description=words_of(element, "Description"),
    )


def _case(element: etree._Element, read: SourceReader) -> Case:
    return Case(
        guid=guid_of(element),
        name=element.get("name", ""),
        description=words_of(element, "Description"),
        codes=targets(element, "CodeRef"),
        values=read.values(element),
        sources=targets(element, "SourceRef"),
        selections=targets(element, "SelectionRef"),
    )


def _link(element: etree._Element, report: Report) -> Link:
    direction = element.get("direction", "").strip()
    return Link(
        guid=guid_of(element),
        name=element.get("name", ""),
        direction=Direction(direction) if direction in set(Direction) else None,
        colour=colour_of(element, report),
        origin=end_of_link(element, "originGUID"),
        target=end_of_link(element, "targetGUID"),
        notes=targets(element, "NoteRef"),
    )


def _set(element: etree._Element, *, member: str = "targetGUID") -> Set:
    def members(name: str) -> tuple[UUID, ...]:
        return tuple(guid_of(found, member) for found in children(element, name))

    return Set(
        guid=guid_of(element),
        name=element.get("name", ""),
        description=words_of(element, "Description"),
        codes=members("MemberCode"),
        sources=members("MemberSource"),
        notes=members("MemberNote"),
    )


def read_set(element: etree._Element, *, member: str) -> Set:
    """A set of a codebook, whose members are named by another attribute than a project's."""
    return _set(element, member=member)
