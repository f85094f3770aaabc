"""A hub's own figures for its board: what the rule lets out of one hub alone, made and kept with the release.

Without it a board would read a later extract's numbers beside a release of an earlier one. Every count is protected as
the programme's are, but for the rules about several hubs, and together with what the same board had before.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from spokeplan.disclosure import (
    ROUND5,
    CannotProtectError,
    ContradictionError,
    ProtectedTable,
    counts_of,
    protect_together,
)
from spokework.core.quarters import quarter_name
from spokework.insight.silence import Silence

from .counting import Frame, counted_tables
from .figures import Reader, Returns, cells_of
from .ledger import Out, by_what_is_counted, past_of, tables_out
from .storing import stored

ONE_HUB = replace(ROUND5, least_hubs=1, dominance=1)
_ALL = "all_of_it"  # by which everybody is alike: a count that has no sides needs something to be a table by


@dataclass(frozen=True)
class Own:
    """``tables`` for the attacker of a later one, ``figures`` for people."""

    tables: list[dict[str, Any]]
    figures: dict[str, Any]


def own_figures(
    found: Sequence[Frame],
    quarter: int,
    *,
    silence: Silence,
    labels: Mapping[str, Mapping[str, str]],
    boards: Mapping[str, Sequence[Out]],
    progress: Callable[[int], None] = lambda done: None,
) -> dict[str, Own]:
    """Of each hub that had begun, by its slug. ``boards``: what its board had before."""
    begun = silence.of(quarter=quarter)
    not_said = {
        hub: [quarter_name(each) for each in silence.quarters if each <= quarter and hub in silence.unconfirmed(each)]
        for hub in begun.hubs
    }
    own = {}
    for done, hub in enumerate(begun.hubs, start=1):
        own[hub] = _of_one(
            found,
            quarter,
            hub,
            labels,
            boards.get(hub, ()),
            silent=hub in begun.silent,
            unconfirmed=not_said[hub],
        )
        progress(done)
    return own


def _of_one(
    found: Sequence[Frame],
    quarter: int,
    hub: str,
    labels: Mapping[str, Mapping[str, str]],
    ledger: Sequence[Out],
    *,
    silent: bool,
    unconfirmed: list[str],
) -> Own:
    kept: list[ProtectedTable] = []
    last_out = ledger[-1].quarter if ledger else None
    for frame in (_alone(each, hub) for each in found):
        known = counts_of(tables_out(frame, ledger))
        for of, counted in by_what_is_counted(counted_tables(frame, quarter, last_out)).items():
            try:
                kept += protect_together(counted, profile=ONE_HUB, past=past_of(ledger, of), counts=known)
            except (ContradictionError, CannotProtectError):
                continue  # what cannot be protected is not shown
    nobody = Returns({}, {})
    reader = Reader(cells_of(kept), quarter, labels, {name: () for frame in found for name in frame.codes}, nobody)
    figures = reader.figures()
    if silent:  # nothing was recorded, which is not nought
        figures["tables"] = [table for table in figures["tables"] if table["to_date"]]
        figures["silent"] = quarter_name(quarter)
    figures["unconfirmed"] = unconfirmed
    return Own(stored(kept), figures)


def _alone(frame: Frame, hub: str) -> Frame:
    """Undivided: a hub's groups are too small to be shown, and would take the totals out of sight with them."""
    by = () if frame.counted.side is not None else (_ALL,)
    rows = frame.rows.filter(pl.col("hub") == hub).with_columns(pl.lit(_ALL).alias(_ALL))
    return Frame(replace(frame.counted, by=by), rows, (hub,), {_ALL: (_ALL,)})
