"""An assessment in words: what was answered, what it adds up to, what was judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from spokework.casework import codes
from spokework.casework.levels import Level
from spokework.casework.models import Assessment
from spokework.casework.states import AssessmentState
from spokework.casework.tools import Tool
from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date, long_datetime

from .words import small


@dataclass(frozen=True)
class AnsweredSection:
    title: str
    rows: list[Row]


@dataclass(frozen=True)
class Computed:
    """What the tool makes of the answers so far."""

    level: str
    words: str
    missing: list[str]


def title_of(assessment: Assessment) -> str:
    return f"{codes.Stage(assessment.stage).label} assessment of {long_date(assessment.day)}"


def answered(assessment: Assessment, tool: Tool | None) -> list[AnsweredSection]:
    """Section by section; without the tool's words, by the keys they were kept under."""
    if tool is None:
        return [AnsweredSection("Answers", [Row(key, value) for key, value in assessment.answers.items()])]
    return [
        AnsweredSection(section.title, [Row(item.question, _label(item, assessment)) for item in section.items])
        for section in tool.sections
    ]


def _label(item: object, assessment: Assessment) -> str:
    given = assessment.answers.get(item.key, "")  # type: ignore[attr-defined]  # an Item
    answer = item.answer(given) if given else None  # type: ignore[attr-defined]  # the same
    return answer.label if answer else "Not answered"


def computed(assessment: Assessment, tool: Tool) -> Computed:
    score = tool.score(assessment.answers)
    if score.band is None:
        missing = [tool.item(key).question for key in score.missing]
        return Computed(score.level, "The tool gives no level until these questions are answered.", missing)
    words = f"The answers add up to {score.total} of {tool.max_total}: {small(score.band.label)}."
    return Computed(score.level, words, [])


def facts(assessment: Assessment, tool: Tool | None) -> list[Row]:
    signed = assessment.signed_at
    rows = [
        Row("Stage", codes.Stage(assessment.stage).label),
        Row("Day", long_date(assessment.day)),
        Row("Tool", f"{tool.title if tool else assessment.tool}, version {assessment.tool_version}"),
        Row("Level from the answers", Level(assessment.computed_level).label),
        Row("Level judged", assessment.level.label if assessment.judged_level else "Not judged yet"),
    ]
    if assessment.judged_reason:
        rows.append(Row("Why", assessment.judged_reason))
    if signed:
        who = f" by {assessment.by.name}" if assessment.by else ""
        rows.append(Row("Signed", f"{long_datetime(signed)}{who}"))
    return rows


def level_history(rows: Sequence[Assessment], reference: str) -> Table:
    """Signed assessments that still stand, the latest first."""
    replaced = {row.supersedes_id for row in rows}
    standing = [row for row in rows if row.state == AssessmentState.SIGNED and row.pk not in replaced]
    return Table(
        caption="Level over time",
        columns=[Column("Day"), Column("Stage"), Column("Level judged"), Column("From the answers"), Column("By")],
        rows=[_history_row(row, reference) for row in standing],
    )


def _history_row(row: Assessment, reference: str) -> list[Cell]:
    url = reverse("casework:assessment", kwargs={"reference": reference, "number": row.number})
    return [
        Cell(long_date(row.day), url=url),
        Cell(codes.Stage(row.stage).label),
        Cell(level=row.level),
        Cell(level=row.computed_level),
        Cell(row.by.name if row.by else ""),
    ]
