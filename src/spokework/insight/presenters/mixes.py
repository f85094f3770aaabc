"""Of whom the work of each setting is made up: a row a group, a column a setting."""

from collections.abc import Callable

from spokework.core.components import Cell, Column, Table
from spokework.insight.mixes import Mix

from . import words

Name = Callable[[str | None], str]


def mix_table(found: Mix, *, caption: str, what: str, site: Name, group: Name, others: bool = False) -> Table:
    """``others``: beside each share, that of the other settings together."""
    rows = [[Cell(group(code)), *(_cell(found, each, code, others) for each in found.sites)] for code in found.groups]
    return Table(caption, [Column(what), *(Column(site(code), number=True) for code in found.sites)], rows)


def _cell(found: Mix, site: str | None, group: str | None, others: bool) -> Cell:
    share, elsewhere = found.share(site, group), found.share_elsewhere(site, group)
    if share is None:
        return Cell(words.NO_VALUE)
    note = f"others {words.percent(elsewhere)}" if others and elsewhere is not None else ""
    return Cell(f"{words.percent(share)} ({found.of(site, group):,} of {found.totals[site]:,})", note=note)
