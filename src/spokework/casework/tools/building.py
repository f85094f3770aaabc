"""From the values of a file to a tool, refusing with every problem at once."""

from spokework.casework.levels import ASSESSED, Level
from spokework.casework.tools.answers import read_answers
from spokework.casework.tools.checks import check
from spokework.casework.tools.definition import Tool
from spokework.casework.tools.errors import ToolError
from spokework.casework.tools.fields import Part, as_part
from spokework.casework.tools.kinds import Completeness, Kind
from spokework.casework.tools.parts import Band, Item, Section
from spokework.casework.tools.reading import Findings

_TEXTS = ("title", "licence", "purpose", "source")
HIGHEST = 1_000_000


def build(value: object, findings: Findings) -> Tool:
    root = as_part(value, "", findings)
    if not root.readable:
        raise ToolError(findings.problems)
    tool = _tool(root)
    check(tool, findings)
    if findings.problems:
        raise ToolError(sorted(findings.problems, key=lambda problem: problem.line or 0))
    return tool


def _tool(root: Part) -> Tool:
    root.expect(required=("code", "version", *_TEXTS, "complete", "sections", "bands"), optional=("notice",))
    complete = Completeness(root.one_of("complete", list(Completeness)) or Completeness.REQUIRED)
    return Tool(
        code=root.key("code"),
        version=root.whole("version", low=1, high=9999),
        title=root.text("title"),
        licence=root.text("licence"),
        purpose=root.text("purpose"),
        source=root.text("source"),
        notice=root.text("notice"),
        complete=complete,
        sections=tuple(_section(part, complete) for part in root.parts("sections")),
        bands=tuple(_band(part) for part in root.parts("bands")),
    )


def _section(part: Part, complete: Completeness) -> Section:
    part.expect(required=("key", "title", "items"), optional=("introduction",))
    return Section(
        key=part.key("key"),
        title=part.text("title"),
        introduction=part.text("introduction"),
        items=tuple(_item(item, complete) for item in part.parts("items")),
    )


def _item(part: Part, complete: Completeness) -> Item:
    part.expect(required=("key", "question", "guidance", "kind", "answers"), optional=("required", "unanswered"))
    required = part.flag("required", usual=True)
    if not required and complete is Completeness.ALL:
        part.refuse("required", "cannot be false in a tool whose complete is all; write complete: required")
    if required and "unanswered" in part.fields:
        part.refuse("unanswered", "is only for an item that may be left out; remove it, or write required: false")
    kind = part.one_of("kind", list(Kind))
    return Item(
        key=part.key("key"),
        question=part.text("question"),
        guidance=part.text("guidance"),
        kind=Kind(kind or Kind.CHOICE),
        # Without a kind there is nothing to hold the answers against.
        answers=read_answers(part, Kind(kind)) if kind else (),
        required=required,
        unanswered=part.whole("unanswered"),
    )


def _band(part: Part) -> Band:
    part.expect(required=("key", "label", "from", "level"), optional=("to",))
    return Band(
        key=part.key("key"),
        label=part.text("label"),
        start=part.whole("from", low=0, high=HIGHEST),
        to=part.whole("to", low=0, high=HIGHEST) if "to" in part.fields else None,
        level=Level(part.one_of("level", ASSESSED) or Level.NONE),
    )
