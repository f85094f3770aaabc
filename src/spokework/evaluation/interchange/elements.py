"""Elements and attributes as other programs write them: GUIDs with braces, moments to a ten-millionth of a second."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from lxml import etree

from spokework.core.errors import Refused

from .project import Answer, Making
from .report import Loss, Report

COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
PLAIN_GUID = re.compile(r"\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?")


def tag(element: etree._Element) -> str:
    """Without its namespace: some programs write none."""
    return str(etree.QName(element).localname)


def children(element: etree._Element | None, *tags: str) -> Iterator[etree._Element]:
    if element is not None:
        for child in element:
            if tag(child) in tags:
                yield child


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(children(element, name), None)


def words_of(element: etree._Element, name: str) -> str:
    """The text of a child element; nothing where there is none."""
    found = child(element, name)
    return "" if found is None else str(found.text or "")


def guid_of(element: etree._Element, name: str = "guid") -> UUID:
    found = _guid(element, name)
    if found is None:
        raise Refused(f"{_place(element)} has no {name}. Export the project again.", field="file")
    return found


def targets(element: etree._Element, *tags: str) -> tuple[UUID, ...]:
    return tuple(guid_of(reference, "targetGUID") for reference in children(element, *tags))


def whole_number(element: etree._Element, name: str) -> int:
    value = element.get(name, "").strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise Refused(f"{_place(element)} has no whole number as {name}. Export the project again.", field="file")
    return int(value)


def yes_or_no(value: str) -> bool:
    return value.strip().lower() in {"true", "1"}


def colour_of(element: etree._Element, report: Report) -> str:
    value: str = element.get("color", "").strip()
    if value and not COLOUR.fullmatch(value):
        report.note(Loss.DROPPED, "colour", "it is not written as #rrggbb", where=element.get("name", ""))
        return ""
    return value


def moment(value: str | None, report: Report) -> datetime | None:
    if not value:
        return None
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        report.note(Loss.DROPPED, "date and time", "it is not written as the standard says")
        return None


def making_of(
    element: etree._Element, report: Report, *, by: str = "creatingUser", changed_by: str = "modifyingUser"
) -> Making:
    return Making(
        by=_guid(element, by),
        at=moment(element.get("creationDateTime"), report),
        changed_by=_guid(element, changed_by),
        changed_at=moment(element.get("modifiedDateTime"), report),
    )


def maker_of(element: etree._Element) -> UUID | None:
    return _guid(element, "creatingUser")


def end_of_link(element: etree._Element, name: str) -> UUID | None:
    return _guid(element, name)


READ: dict[str, Callable[[str], Answer]] = {
    "TextValue": str, "BooleanValue": yes_or_no, "IntegerValue": int, "FloatValue": Decimal,
    "DateValue": date.fromisoformat, "DateTimeValue": datetime.fromisoformat,
}  # fmt: skip


def answer_of(element: etree._Element, report: Report) -> Answer:
    for value in children(element, *READ):
        written = value.text or ""
        try:
            answer: Answer = READ[tag(value)](written if tag(value) == "TextValue" else written.strip())
            if isinstance(answer, Decimal) and not answer.is_finite():
                raise InvalidOperation
        except (ValueError, InvalidOperation):
            report.note(Loss.CHANGED, "value of a variable", "it is not what its kind says; its words are kept")
            return written
        return answer
    return None


def _guid(element: etree._Element, name: str) -> UUID | None:
    value = element.get(name, "").strip()
    if not value:
        return None
    if not PLAIN_GUID.fullmatch(value):
        raise Refused(
            f"{_place(element)} has “{value[:50]}” as {name}, which is no GUID. Export it again.", field="file"
        )
    return UUID(value)


def _place(element: etree._Element) -> str:
    return f"“{tag(element)}” in line {element.sourceline}"
