"""Published figures that are kept, what they say, and how they moved since."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.urls import reverse

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name
from spokework.evaluation.models import Evaluation, Snapshot
from spokework.evaluation.models.snapshot import value_words
from spokework.evaluation.queries.figures import name_of
from spokework.insight.models import Release
from spokework.insight.presenters.missing import beside_a_table
from spokework.insight.releases.content import RULES

from .evaluation import link

NOT_THERE = "not in it"


def of_release(release: Release) -> str:
    return f"{release.quarter}-{release.edition}"


def releases_to_choose(rows: Iterable[Release]) -> list[tuple[str, Any]]:
    return [(of_release(row), name_of(row.quarter, row.edition)) for row in rows]


def figures_to_choose(release: Release) -> list[tuple[str, Any]]:
    """Under the title of each figure what it is divided by, and the period."""
    tables: list[dict[str, Any]] = release.figures["tables"]
    return [
        (title, [(table["key"], _name(table)) for table in found])
        for title, found in groupby(tables, key=lambda table: table["title"])
    ]


def measured(release: Release | None) -> dict[str, str]:
    """By code of an indicator what the last release says of everybody to date, for the framework of outcomes."""
    if release is None:
        return {}
    tables: list[dict[str, Any]] = release.figures["tables"]
    wholes = [table for table in tables if not table["breakdown"] and table["to_date"] and len(table["rows"]) == 1]
    return {table["indicator"]: f"{value_words(table['rows'][0])}, {_lower(table['period_title'])}" for table in wholes}


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]


def _name(table: Mapping[str, Any]) -> str:
    by = f"by {table['breakdown_title'].lower()}" if table["breakdown_title"] else "everybody"
    period = "to date" if table["to_date"] else "in the year" if table.get("year") else "in the quarter"
    return f"{table['title']}, {by}, {period}"


def snapshots_table(evaluation: Evaluation, rows: list[Snapshot]) -> Table:
    return Table(
        "Figures that are kept",
        [Column("Figure"), Column("Release"), Column("Since then"), Column("Kept")],
        [
            [
                Cell(row, link("figure", evaluation, row.number)),
                Cell(row.release_name),
                Cell(row.since.moved or "as it was"),
                Cell(long_date(row.at), note=str(row.by or "")),
            ]
            for row in rows
        ],
    )


def facts(row: Snapshot) -> list[Row]:
    said = row.definition
    found = [
        Row("Release", f"{row.release_name}, published {long_date(row.published_at)}"),
        Row("Period", row.table["period_title"]),
        Row("Counted", said["numerator"]),
        Row("Of", said["denominator"]),
        Row("Missing means", said["missing_means"]),
        Row("Take care", said["caveat"]),
        Row("Definition", f"version {row.definition_version}, as it was worded then"),
        Row("Data", f"{row.extract}, records as at {long_date(row.as_at)}"),
        Row("Protection", RULES.get(row.profile, row.profile)),
        Row("Kept", f"{row.by or 'At the machine'}, {long_date(row.at)}"),
    ]
    return [fact for fact in found if fact.value]


def release_url(row: Snapshot) -> str:
    """Empty for what came from another house, whose releases are there."""
    return reverse("insight:release", args=[quarter_name(row.quarter), row.edition]) if row.release_id else ""


def values_table(row: Snapshot) -> Table:
    """Beside what a later release says, where there is one."""
    groups = {each["code"]: each for each in row.table["rows"]}
    columns = [Column(row.table["breakdown_title"] or "Of whom"), Column(f"Release of {row.release_name}")]
    if row.since.table is None or row.since.release is None:
        cells = [[Cell(it["label"]), Cell(value_words(it))] for it in groups.values()]
        return Table(str(row), columns, cells, note=_returns(row, row.table))
    now = {each["code"]: each for each in row.since.table["rows"]}
    labels = {code: each["label"] for code, each in (now | groups).items()}
    rows = []
    for code, label in labels.items():
        before, after = groups.get(code), now.get(code)
        rows.append(
            [
                Cell(label),
                Cell(value_words(before) if before else NOT_THERE),
                Cell(value_words(after) if after else NOT_THERE, note=_moved(before, after)),
            ]
        )
    columns.append(Column(f"Release of {row.since.release.name}"))
    told = {row.release_name: _returns(row, row.table), row.since.release.name: _returns(row, row.since.table)}
    return Table(str(row), columns, rows, note=" ".join(f"{name}: {said}" for name, said in told.items() if said))


def _returns(row: Snapshot, table: Mapping[str, Any]) -> str:
    """As the release says it under the same table, of that day; one from another house is not read here."""
    silent = tuple(dict.fromkeys(hub for each in table["rows"] for hub in each["silent"]))
    return beside_a_table(silent, table.get("unconfirmed", ()), named=row.release_id is not None)


def _moved(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """By how much, of published numbers: a rounded one can seem to move by five where one record was added."""
    if before is None or after is None or value_words(before) == value_words(after):
        return ""
    if before["rate"] is not None and after["rate"] is not None:
        points = round(100 * after["rate"]) - round(100 * before["rate"])
        return f"{_signed(points)} percentage points" if points else "the same share, of other numbers"
    if None in (before["numerator"], after["numerator"]) or before["denominator"] or after["denominator"]:
        return "moved"
    return _signed(after["numerator"] - before["numerator"])


def _signed(number: int) -> str:
    return f"{number:+,d}".replace("-", "−")
