"""A hub's own report to its board: what the release says of the hub, and of the whole programme beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spokework.insight.releases.content import Definition, ReleaseContent, ReleasedTable, table_of
from spokework.insight.themes import THEMES

from .composing import Chapter, Composer, Picked, pick
from .document import Report
from .kinds import by_themes

WHOSE = "our hub"
_RULE = (
    "What is said of our hub is for our board. It is protected like all of the release, but for the rules about "
    "several hubs: whoever passes it on tells others what the release does not."
)


def for_board(composer: Composer, hub: str, figures: Mapping[str, Any]) -> Report:
    """``figures`` as ``releases/own.py`` made them."""
    own = replace(
        composer.content,
        tables=tuple(map(_own, figures["tables"])),
        definitions=tuple(Definition(**each) for each in figures["definitions"]),
        messages=(),
    )
    says = tuple(_missing(figures.get("silent"), figures.get("unconfirmed", ())))
    chapters = [Chapter(hub, tuple(_figures(own)), says), *by_themes(composer, lambda table: False)]
    report = composer.report("Report to the board", f"{hub}, {composer.quarter}", "board-report", chapters)
    return replace(report, cautions=(_RULE, *report.cautions))


def _missing(silent: str | None, unconfirmed: Sequence[str]) -> Iterator[str]:
    if silent:
        yield f"We recorded nothing in {silent}: it is missing here, which is not nought."
    if unconfirmed:
        yield f"We have not confirmed that this is all: {', '.join(unconfirmed)}. What is recorded is counted."


def _own(stored: Mapping[str, Any]) -> ReleasedTable:
    """Told from the programme's of the same name."""
    table = table_of(stored)
    return replace(table, key=f"own-{table.key}", title=f"{table.title}, {WHOSE}")


def _figures(own: ReleaseContent) -> Iterator[Picked]:
    for code in (code for theme in THEMES for code in theme.codes):
        picked = pick(own, code, lambda table: table.to_date)
        if picked is not None:
            yield picked
