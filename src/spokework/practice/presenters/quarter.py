"""A worker's own quarter: in figures, in words, and thing by thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spokework.core.components import Cell, Column, Table
from spokework.core.dates import long_date
from spokework.practice import codes
from spokework.practice.models import Challenge
from spokework.practice.queries.quarter import MyQuarter
from spokework.practice.queries.reach import Reach

from .kinds import kind_of, title
from .one import lasted


@dataclass(frozen=True)
class Told:
    """A challenge that was resolved, told as it was. Words about a young person stay in their record."""

    title: str
    url: str
    result: str
    changed: str


def in_figures(mine: MyQuarter) -> Table:
    rows = [
        ("Contacts that took place", mine.contacts.attended, _hours(mine.contacts.minutes)),
        ("Contacts written down", mine.contacts.recorded, "With those that were missed, cancelled or only tried"),
        ("Young people you held a case of", mine.cases.held, f"{mine.cases.begun} new with you, {_ended(mine)}"),
        ("Sessions for young people", mine.young_people.events, _reached(mine.young_people)),
        ("Sessions for adults", mine.adults.events, _reached(mine.adults)),
        ("Training events", mine.trained.events, _reached(mine.trained)),
        ("Consultancy", len(mine.work["consultancy"]), _time(mine.work["consultancy"])),
        ("Joint work", len(mine.work["joint_work"]), _time(mine.work["joint_work"])),
        ("Strategic meetings", len(mine.work["meeting"]), _time(mine.work["meeting"])),
        ("Challenges raised", len(mine.work["challenge"]), ""),
        ("Challenges resolved", len(mine.resolved), _results(mine.resolved)),
    ]
    return Table(
        caption="In figures",
        note=f"{long_date(mine.start)} to {long_date(mine.end)}",
        columns=[Column("What you did"), Column("How many", number=True), Column("More about it")],
        rows=[[Cell(what), Cell(number), Cell(more or "–")] for what, number, more in rows],
    )


def in_words(mine: MyQuarter) -> list[str]:
    """Sentences, of what there was; nothing is said of what there was not."""
    return [sentence for sentence in _sentences(mine) if sentence]


def _sentences(mine: MyQuarter) -> Iterator[str]:
    if mine.cases.held:
        whom = _number(mine.cases.held, "young person", "young people")
        met = _number(mine.contacts.attended, "contact", "contacts")
        yield f"You worked with {whom}: {met} took place, {_hours(mine.contacts.minutes)} in all."
    for reached, whom in ((mine.young_people, "young people"), (mine.adults, "parents, carers and other adults")):
        if reached.events:
            yield f"You held {_number(reached.events, 'session', 'sessions')} for {whom}: {_reached(reached)}."
    if mine.trained.events:
        trained = _number(mine.trained.events, "training event", "training events")
        yield f"You held {trained} for professionals: {_reached(mine.trained)}."
    advised = len(mine.work["consultancy"])
    if advised:
        yield f"You advised other professionals {_number(advised, 'time', 'times')}."
    raised = len(mine.work["challenge"])
    if raised:
        yield f"You raised {_number(raised, 'challenge', 'challenges')}."
    if mine.resolved:
        resolved = _number(len(mine.resolved), "challenge of yours was", "challenges of yours were")
        yield f"{resolved} resolved: {_results(mine.resolved)}."


def told(challenges: Sequence[Challenge]) -> list[Told]:
    return [
        Told(title(row), kind_of(row).url(row), codes.ChallengeResult(row.result).label, row.changed or "")
        for row in challenges
    ]


def thing_by_thing(mine: MyQuarter) -> Table:
    rows = sorted((row for kind in mine.work.values() for row in kind), key=lambda row: (row.day, row.pk))
    return Table(
        caption="Day by day",
        columns=[Column("What"), Column("Day"), Column("Area")],
        rows=[[Cell(title(row), kind_of(row).url(row)), Cell(long_date(row.day)), Cell(row.area)] for row in rows],
    )


def _reached(reached: Reach) -> str:
    if not reached.events:
        return ""
    came = _number(reached.attendances, "attendance", "attendances")
    if not reached.named:
        return f"{came}; no register, so different people are not told apart"
    people = _number(reached.people, "different person", "different people")
    return f"{came}; {reached.named:,} of them by name, {people}"


def _results(challenges: Sequence[Challenge]) -> str:
    found = [row.result for row in challenges]
    said = [(found.count(result.value), result.label) for result in codes.ChallengeResult]
    return ", ".join(f"{number} × {label[:1].lower()}{label[1:]}" for number, label in said if number)


def _ended(mine: MyQuarter) -> str:
    return f"{mine.cases.ended} ended or handed over"


def _time(rows: Sequence[Any]) -> str:
    return _hours(sum(row.minutes or 0 for row in rows)) if rows else ""


def _hours(minutes: int) -> str:
    return lasted(minutes) or "no time noted"


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
