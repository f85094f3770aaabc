"""A project as REFI-QDA XML. Elements and attributes stand in the order of the standard."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from lxml import etree

from .project import Answer, Case, Code, Coding, Link, Making, Project, Selection, Set, Source, Value
from .report import Loss, Report
from .schema import PROJECT

# What XML 1.0 has no way to write, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INSTEAD = "\ufffd"
Attribute = str | int | bool | UUID | datetime | None


class Writer:
    """Builds elements of one namespace, and notes what has to be written differently."""

    def __init__(self, namespace: str, report: Report) -> None:
        self._namespace, self._report = f"{{{namespace}}}", report

    def root(self, tag: str, namespace: str) -> etree._Element:
        return etree.Element(self._namespace + tag, nsmap={None: namespace})

    def element(self, parent: etree._Element, tag: str, **attributes: Attribute) -> etree._Element:
        made = etree.SubElement(parent, self._namespace + tag)
        for name, value in attributes.items():
            if value is not None and value != "":
                made.set(name, self.words(spelled(value)))
        return made

    def text(self, parent: etree._Element, tag: str, words: str | None) -> None:
        if words is not None:
            self.element(parent, tag).text = self.words(words)

    def description(self, parent: etree._Element, words: str) -> None:
        self.text(parent, "Description", words or None)

    def references(self, parent: etree._Element, tag: str, targets: Iterable[UUID]) -> None:
        for target in targets:
            self.element(parent, tag, targetGUID=target)

    def words(self, words: str) -> str:
        cleaned, count = UNWRITABLE.subn(INSTEAD, words)
        if count:
            self._report.note(Loss.CHANGED, "control character in words", "XML cannot hold it", count=count)
        return cleaned


def spelled(value: Attribute | Answer) -> str:
    """As XML Schema writes a value; moments with a time zone are written in UTC, which is the same moment."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return (value.astimezone(UTC) if value.tzinfo else value).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def project_xml(
    project: Project, *, origin: str, file_of: Callable[[Source], str | None], report: Report
) -> etree._Element:
    """The root element. ``file_of`` puts a text beside the XML and gives its address, or None to have it inside."""
    write = Writer(PROJECT, report)
    root = write.root("Project", PROJECT)
    root.set("name", write.words(project.name))
    root.set("origin", write.words(origin))
    for name, value in _made(project.making, "creatingUserGUID", "modifyingUserGUID").items():
        if value is not None:
            root.set(name, spelled(value))

    def within(tag: str, things: Iterable[object]) -> etree._Element | None:
        """A group of the standard, which may be absent but not empty."""
        return write.element(root, tag) if things else None

    if (users := within("Users", project.coders)) is not None:
        for coder in project.coders:
            write.element(users, "User", guid=coder.guid, name=coder.name, id=coder.id)
    if (book := within("CodeBook", project.codes)) is not None:
        codes = write.element(book, "Codes")
        for code in project.codes:
            write_code(write, codes, code)
    if (variables := within("Variables", project.variables)) is not None:
        for variable in project.variables:
            made = write.element(variables, "Variable", guid=variable.guid)
            made.set("name", write.words(variable.name))
            made.set("typeOfVariable", variable.kind)
            write.description(made, variable.description)
    if (cases := within("Cases", project.cases)) is not None:
        for case in project.cases:
            _case(write, cases, case)
    if (sources := within("Sources", project.sources)) is not None:
        for source in project.sources:
            _source(write, sources, "TextSource", source, file_of(source))
    if (notes := within("Notes", project.notes)) is not None:
        for note in project.notes:
            _source(write, notes, "Note", note, file_of(note))
    if (links := within("Links", project.links)) is not None:
        for link in project.links:
            _link(write, links, link)
    if (sets := within("Sets", project.sets)) is not None:
        for group in project.sets:
            _set(write, sets, group)
    write.description(root, project.description)
    write.references(root, "NoteRef", project.about)
    return root


def write_code(write: Writer, parent: etree._Element, code: Code, *, with_notes: bool = True) -> None:
    made = write.element(parent, "Code", guid=code.guid)
    made.set("name", write.words(code.name))
    made.set("isCodable", spelled(code.codable))
    if code.colour:
        made.set("color", code.colour)
    write.description(made, code.description)
    if with_notes:
        write.references(made, "NoteRef", code.notes)
    for child in code.codes:
        write_code(write, made, child, with_notes=with_notes)


def _source(write: Writer, parent: etree._Element, tag: str, source: Source, file: str | None) -> None:
    made = write.element(parent, tag, guid=source.guid, name=source.name, plainTextPath=file, **_made(source.making))
    write.description(made, source.description)
    write.text(made, "PlainTextContent", source.text if file is None else None)
    for selection in source.selections:
        _selection(write, made, selection)
    _codings(write, made, source.codings)
    write.references(made, "NoteRef", source.notes)
    _values(write, made, source.values)


def _selection(write: Writer, parent: etree._Element, selection: Selection) -> None:
    made = write.element(
        parent,
        "PlainTextSelection",
        guid=selection.guid,
        name=selection.name,
        startPosition=selection.start,
        endPosition=selection.end,
        **_made(selection.making),
    )
    write.description(made, selection.description)
    _codings(write, made, selection.codings)
    write.references(made, "NoteRef", selection.notes)


def _codings(write: Writer, parent: etree._Element, codings: Iterable[Coding]) -> None:
    for coding in codings:
        made = write.element(parent, "Coding", guid=coding.guid, creatingUser=coding.by, creationDateTime=coding.at)
        write.references(made, "CodeRef", [coding.code])
        write.references(made, "NoteRef", coding.notes)


ELEMENTS: dict[type, str] = {
    bool: "BooleanValue", datetime: "DateTimeValue", date: "DateValue", int: "IntegerValue", Decimal: "FloatValue",
    str: "TextValue",
}  # fmt: skip


def _values(write: Writer, parent: etree._Element, values: Iterable[Value]) -> None:
    for value in values:
        made = write.element(parent, "VariableValue")
        write.references(made, "VariableRef", [value.variable])
        if value.value is not None:
            write.text(made, ELEMENTS[type(value.value)], spelled(value.value))


def _case(write: Writer, parent: etree._Element, case: Case) -> None:
    made = write.element(parent, "Case", guid=case.guid, name=case.name)
    write.description(made, case.description)
    write.references(made, "CodeRef", case.codes)
    _values(write, made, case.values)
    write.references(made, "SourceRef", case.sources)
    write.references(made, "SelectionRef", case.selections)


def _link(write: Writer, parent: etree._Element, link: Link) -> None:
    made = write.element(
        parent,
        "Link",
        guid=link.guid,
        name=link.name,
        direction=link.direction,
        color=link.colour,
        originGUID=link.origin,
        targetGUID=link.target,
    )
    write.references(made, "NoteRef", link.notes)


def _set(write: Writer, parent: etree._Element, group: Set) -> None:
    made = write.element(parent, "Set", guid=group.guid)
    made.set("name", write.words(group.name))
    write.description(made, group.description)
    write.references(made, "MemberCode", group.codes)
    write.references(made, "MemberSource", group.sources)
    write.references(made, "MemberNote", group.notes)


def _made(
    making: Making, by: str = "creatingUser", changed_by: str = "modifyingUser"
) -> dict[str, UUID | datetime | None]:
    return {
        by: making.by,
        "creationDateTime": making.at,
        changed_by: making.changed_by,
        "modifiedDateTime": making.changed_at,
    }
