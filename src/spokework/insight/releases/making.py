"""A candidate: counted, protected together with the releases that are out, and put into rows.

Unprotected counts are local to ``candidate``; what it returns has passed the rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from spokeplan.disclosure import (
    CannotProtectError,
    ContradictionError,
    ProtectedTable,
    Table,
    counts_of,
    protect_together,
)
from spokework.core.beside import Progress, silently
from spokework.core.errors import Refused
from spokework.extract.files import Extract
from spokework.insight.connection import opened
from spokework.insight.silence import Silence

from .counting import Frame, counted_tables, frames
from .figures import Reader, cells_of
from .ledger import Out, by_what_is_counted, past_of, tables_out
from .own import Own, own_figures
from .returns import missing_returns, noughts_of_the_silent, returns_of, without_noughts
from .storing import PROFILES, stored


@dataclass(frozen=True)
class Candidate:
    """What may be stored of a quarter. ``against``: the releases it was protected with."""

    quarter: int
    profile: str
    as_at: date
    extract: str
    against: tuple[str, ...]
    tables: list[dict[str, Any]] = field(repr=False)
    figures: dict[str, Any] = field(repr=False)
    missing_returns: list[dict[str, Any]]
    own: Mapping[str, Own] = field(default_factory=dict, repr=False)  # of each hub, for its board


def candidate(
    extract: Extract,
    quarter: int,
    *,
    profile: str,
    ledger: Sequence[Out],
    hub_names: dict[str, str],
    boards: Mapping[str, Sequence[Out]] | None = None,
    progress: Progress = silently,
) -> Candidate:
    tables, labels = opened(extract), extract.labels
    silence, found = Silence(tables), frames(tables, labels)
    if quarter not in silence.quarters:
        raise Refused("The figures do not go back to that quarter. Choose a later one.", field="quarter")
    last_out = ledger[-1].quarter if ledger else None
    hubs = silence.of(quarter=quarter).hubs
    parts = len(found) + len(hubs)
    kept: list[ProtectedTable] = []
    notes: list[str] = []
    for done, frame in enumerate(found):
        progress(done, parts)
        known = counts_of(tables_out(frame, ledger))
        for of, counted in by_what_is_counted(counted_tables(frame, quarter, last_out)).items():
            try:
                shown = protect_together(counted, profile=PROFILES[profile], past=past_of(ledger, of), counts=known)
            except ContradictionError:
                notes.append(_CORRECTED.format(of=of))
            except CannotProtectError:
                notes.append(_CANNOT.format(of=of))
            else:
                kept += _without_noughts(frame, counted, shown, silence, quarter)
    reader = Reader(
        cells=cells_of(kept),
        quarter=quarter,
        labels=labels,
        codes={name: codes for frame in found for name, codes in frame.codes.items()},
        returns=returns_of(silence, quarter, hub_names),
    )
    own = own_figures(
        found,
        quarter,
        silence=silence,
        labels=labels,
        boards=boards or {},
        progress=lambda done: progress(len(found) + done, parts),
    )
    return Candidate(
        quarter=quarter,
        profile=profile,
        as_at=extract.as_at,
        extract=extract.name,
        against=tuple(out.name for out in ledger),
        tables=stored(kept),
        figures=reader.figures() | {"notes": notes},
        missing_returns=[asdict(each) for each in missing_returns(silence, quarter, hub_names)],
        own=own,
    )


_CORRECTED = (
    "Nothing is published of {of}: their numbers were corrected after an earlier release, and what both together "
    "give away cannot be worked out."
)
_CANNOT = "Nothing is published of {of}: in these tables they cannot be protected."


def _without_noughts(
    frame: Frame, counted: Sequence[Table], shown: Sequence[ProtectedTable], silence: Silence, quarter: int
) -> list[ProtectedTable]:
    return [
        without_noughts(each, noughts_of_the_silent(table, each, frame.hubs, silence, quarter))
        for table, each in zip(counted, shown, strict=True)
    ]
