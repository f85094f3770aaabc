"""Rounds, how far their coders agree, and where they differ."""

from typing import Any

from spokework.core.components import Cell, Column, Row, Table
from spokework.core.dates import long_date
from spokework.evaluation.models import Evaluation, Round
from spokework.evaluation.queries.rounds import Decided, Differing, Whole
from spokework.insight.presenters.words import percent

from .coding import one_line
from .evaluation import link

_UNITS = {
    "line with": "By line",
    "line without": "By line, without lines nobody coded",
    "character with": "By character",
    "character without": "By character, without what nobody coded",
}


def rounds_table(evaluation: Evaluation, rows: list[Round]) -> Table:
    return Table(
        "Rounds",
        [Column("Round"), Column("State"), Column("Opened"), Column("Closed")],
        [
            [
                Cell(row.title, link("round", evaluation, row.number)),
                Cell(chip=row.state),
                Cell(long_date(row.opened_on)),
                Cell(long_date(row.closed_on) or "not yet"),
            ]
            for row in rows
        ],
    )


def facts(of: Whole, passages: dict[Any, int]) -> list[Row]:
    who = ", ".join(f"{each.account.name} ({passages.get(each.account_id, 0)} passages)" for each in of.coders)
    return [
        Row("Who codes", who),
        Row("With which codes", "; ".join(code.name for code in of.codes)),
        Row("Which sources", "; ".join(source.title for source in of.sources)),
        Row("Opened", long_date(of.round.opened_on)),
        Row("Closed", long_date(of.round.closed_on)),
    ]


def _figure(found: dict[str, Any] | None, *, share: bool = False) -> Cell:
    """With its interval; what cannot be said is said."""
    if not found or found["value"] is None:
        return Cell("cannot be said")
    value, low, high = (found[name] for name in ("value", "low", "high"))
    if low is None:
        between = "no interval"
    else:
        between = f"{100 * low:.0f} to {100 * high:.0f} %" if share else f"{_hundredths(low)} to {_hundredths(high)}"
    return Cell(percent(value) if share else _hundredths(value), note=between)


def _hundredths(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


_COLUMNS = [Column(label, number=True) for label in ("Units", "Agree", "Kappa", "Alpha")]
_NOTE = (
    "Cohen’s kappa and Krippendorff’s alpha are 0 where coders agree as often as chance would have it, and 1 where "
    "they always do. Below each the range in which 95 of 100 draws of other lines would lie."
)


def _figures(label: str, found: dict[str, Any]) -> list[Cell]:
    if not found.get("units"):
        return [Cell(label), *(Cell("cannot be said") for _ in _COLUMNS)]
    return [
        Cell(label),
        Cell(f"{found['units']:,.0f}"),
        _figure(found["percent"], share=True),
        _figure(found["kappa"]) if found["kappa"] else Cell("of two coders only"),
        _figure(found["alpha"]),
    ]


def agreement_tables(of: Whole) -> list[Table]:
    """Of all codes together by each unit; then each code by line."""
    kept = of.round.agreement
    if not kept:
        return []
    all_codes = [_figures(label, kept["all"][name]) for name, label in _UNITS.items()]
    known = [code for code in of.codes if str(code.number) in kept["codes"]]
    by_code = [_figures(code.name, kept["codes"][str(code.number)]["line without"]) for code in known]
    note = _NOTE
    if of.withdrawn:
        since = "one of its sources was" if of.withdrawn == 1 else f"{of.withdrawn:,} of its sources were"
        note += f" Counted when the round was closed; {since} withdrawn since, and no word of it is kept."
    return [
        Table("How far they agree, all codes together", [Column("Unit"), *_COLUMNS], all_codes, note=note),
        Table("Each code, by line, without lines nobody coded", [Column("Code"), *_COLUMNS], by_code),
    ]


def differences_table(evaluation: Evaluation, of: Round, rows: list[Differing], *, may_lead: bool) -> Table:
    def passage(each: Differing) -> Cell:
        coding = each.passage.coding
        there = link("round_decide", evaluation, of.number, passage=coding.number) if may_lead else ""
        return Cell(one_line(each.passage.words), there, note=coding.source.title)

    return Table(
        "Where they differ",
        [Column("Passage"), Column("Code"), Column("Given by"), Column("Not by")],
        [
            [
                passage(each),
                Cell(each.passage.coding.code),
                Cell(each.passage.coding.coder),
                Cell(", ".join(each.lacking)),
            ]
            for each in rows
        ],
    )


def decisions_table(rows: list[Decided]) -> Table:
    return Table(
        "What was decided",
        [Column("Passage of"), Column("Code"), Column("Decision"), Column("Why")],
        [
            [
                Cell(of.row.coding.source.title),
                Cell(of.row.coding.code),
                Cell("It stays" if of.row.kept else "Taken off"),
                Cell(of.reason, note=f"{of.row.by or 'at the machine'}, {long_date(of.row.at)}"),
            ]
            for of in rows
        ],
    )
