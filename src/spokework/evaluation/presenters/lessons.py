"""A lesson as it is read: in plain words, with what was found at every site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation.codes import Stakeholder
from spokework.evaluation.models import Evaluation, Evidence, Lesson
from spokework.evaluation.queries.lessons import At, Quoted
from spokework.evaluation.states import LessonState, TheoryState
from spokework.evaluation.telling import DID_NOT, HELD, IN_PART, MIXED

from .evaluation import link

PARTS = {
    "what_works": "What works",
    "for_whom": "For whom",
    "where": "Where",
    "why": "Why",
    "where_not": "Where it did not",
}
# How far the theory had come, for somebody who does not know what a theory's states are.
SURE = {
    TheoryState.REFINED: "This is what we think so far: it was tested, and changed by what we heard.",
    TheoryState.CONSOLIDATED: "This has stood up to its tests.",
    TheoryState.REFUTED: "This did not stand up to its tests: we thought it would work like this, and it does not.",
}
HELD_BY = {TheoryState.CONSOLIDATED: (HELD, IN_PART, MIXED), TheoryState.REFUTED: (DID_NOT, MIXED)}
NOTHING_LEFT = "What this was judged on was taken back since it came out. Nothing that counts is left to say so."
STATE_WORDS = {
    LessonState.DRAFT: "Being written",
    LessonState.READ: "Read by another",
    LessonState.PUBLISHED: "Published",
    LessonState.TAKEN_BACK: "Taken back",
}
STATE_TONES = {LessonState.DRAFT: "attention", LessonState.READ: "info", LessonState.PUBLISHED: "good"}


@dataclass(frozen=True)
class Said:
    words: str
    who: str


@dataclass(frozen=True)
class Told:
    """All that stands on the page, whoever reads it: no source, no pseudonym, no coder."""

    title: str
    parts: list[tuple[str, str]]
    sure: str
    sites: Table | None
    quotes: list[Said]
    taken_out: int
    moved_on: bool


def told(lesson: Lesson, places: Sequence[At], quotes: Sequence[Quoted]) -> Told:
    theory = lesson.theory
    return Told(
        title=lesson.title,
        parts=[(label, getattr(lesson, name)) for name, label in PARTS.items()],
        sure=_sure(lesson, places),
        sites=_sites(places) if places else None,
        quotes=[Said(each.words, who_said(each.part)) for each in quotes if each.words],
        taken_out=sum(not each.words for each in quotes),
        moved_on=(theory.current, theory.state) != (lesson.at_version, lesson.stood),
    )


def _sure(lesson: Lesson, places: Sequence[At]) -> str:
    """As it stood, unless what held it there was taken back since."""
    stood = TheoryState(lesson.stood)
    if lesson.published_at is None or stood not in HELD_BY or any(at.found in HELD_BY[stood] for at in places):
        return SURE[stood]
    return NOTHING_LEFT


def who_said(part: str) -> str:
    return Stakeholder(part).label if part else "Somebody who took part"


def _sites(places: Sequence[At]) -> Table:
    return Table(
        "What was found at each place",
        [Column("Place"), Column("What was found")],
        [[Cell(at.name or "No place said"), Cell(f"{at.found.sign} {at.found.words}")] for at in places],
        note="Places have names of the evaluation’s own. How many people were asked at each is not said, so that "
        "nobody can be recognised.",
    )


def facts(lesson: Lesson) -> list[Row]:
    rows = [Row("Edition", lesson.edition), Row("Published", long_date(lesson.published_at))]
    if lesson.reason:
        rows.append(Row("Why another edition", lesson.reason))
    return [*rows, Row("Evaluation", lesson.evaluation_title), Row("About", lesson.domain_title)]


def address(lesson: Lesson) -> str:
    numbers = {"evaluation": lesson.evaluation.number, "number": lesson.number}
    return reverse("learned:lesson", kwargs=numbers)


def listed(lessons: Sequence[Lesson]) -> list[tuple[str, list[tuple[Lesson, str, str]]]]:
    """By evaluation, as it was called when it last published: each lesson with its address and how sure it is."""
    found: dict[UUID, list[tuple[Lesson, str, str]]] = {}
    for row in lessons:
        found.setdefault(row.evaluation_id, []).append((row, address(row), SURE[TheoryState(row.stood)]))
    return [(max((row for row, *_ in of), key=_came_out).evaluation_title, of) for of in found.values()]


def _came_out(lesson: Lesson) -> datetime:
    assert lesson.published_at is not None  # it is out: a constraint says so
    return lesson.published_at


def lessons_table(evaluation: Evaluation, rows: Sequence[Lesson]) -> Table:
    return Table(
        "Lessons",
        [Column("Lesson"), Column("Edition", number=True), Column("State"), Column("Published")],
        [
            [
                Cell(row.title, link("lesson", evaluation, row.number), note=row.theory.title),
                Cell(row.edition),
                Cell(STATE_WORDS[LessonState(row.state)]),
                Cell(long_date(row.published_at) or "not yet"),
            ]
            for row in rows
        ],
    )


def work(lesson: Lesson) -> list[Row]:
    """Who did what, for the team."""
    rows = [Row("Says the theory’s version", lesson.at_version)]
    if lesson.read_at is not None:
        rows.append(Row("Read by", f"{lesson.read_by}, {long_date(lesson.read_at)}"))
    if lesson.published_at is not None:
        rows.append(Row("Published", f"{lesson.published_by or 'at the machine'}, {long_date(lesson.published_at)}"))
    if lesson.taken_back_at is not None:
        rows.append(Row("Taken back", f"{long_date(lesson.taken_back_at)}: {lesson.taken_back_why}"))
    return rows


def quotable_table(evaluation: Evaluation, lesson: Lesson, rows: Sequence[Evidence]) -> Table:
    return Table(
        "Passages that may be quoted",
        [Column("Passage of"), Column("Verdict"), Column("Why it was judged so")],
        [
            [
                Cell(row.rests_on, link("lesson_quote", evaluation, lesson.number, evidence=row.number)),
                Cell(row.get_verdict_display()),
                Cell(row.reasoning),
            ]
            for row in rows
        ],
        note="Of people who agreed to be quoted. Others are told in your own words.",
    )
