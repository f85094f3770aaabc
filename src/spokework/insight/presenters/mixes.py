"""Of whom the work of each setting is made up: a row a group, a column a setting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spokework.core.components import Cell, Column, Table
from spokework.insight.mixes import Mix, all_sites, coarser

from . import words

_WHOLE = "By setting this is not shown: a group in it has fewer than 8 young people. All settings together:"
_COARSE = "In fewer, larger groups: in the full list a group has fewer than 8 young people."
NOTHING = "Not shown: a group in it has fewer than 8 young people, even with all settings together."
Name = Callable[[str | None], str]


@dataclass(frozen=True)
class Shown:
    """The finest of a mix that may be shown, and how it was made coarser; no mix where nothing may."""

    mix: Mix | None
    note: str = ""

    @property
    def by_site(self) -> bool:
        return self.mix is not None and not self.note.startswith(_WHOLE)


def finest(found: Mix, *, exact: bool, kinds: Mapping[str, str] | None = None) -> Shown:
    if exact or not found.has_a_small_cell:
        return Shown(found)
    if kinds and not (fewer := coarser(found, kinds)).has_a_small_cell:
        return Shown(fewer, _COARSE)
    together = all_sites(found)
    return Shown(None, NOTHING) if together.has_a_small_cell else Shown(together, _WHOLE)


def mix_table(shown: Shown, *, caption: str, what: str, site: Name, group: Name, others: bool = False) -> Table:
    """``others``: beside each share, that of the other settings together."""
    if shown.mix is None:
        return Table(caption, [Column(what)], [], shown.note)
    found = shown.mix
    titles = [site(code) for code in found.sites] if shown.by_site else ["All settings"]
    rows = [
        [Cell(group(code)), *(_cell(found, each, code, others and shown.by_site) for each in found.sites)]
        for code in found.groups
    ]
    return Table(caption, [Column(what), *(Column(title, number=True) for title in titles)], rows, shown.note)


def _cell(found: Mix, site: str | None, group: str | None, others: bool) -> Cell:
    share, elsewhere = found.share(site, group), found.share_elsewhere(site, group)
    if share is None:
        return Cell(words.NO_VALUE)
    note = f"others {words.percent(elsewhere)}" if others and elsewhere is not None else ""
    return Cell(f"{words.percent(share)} ({found.of(site, group):,} of {found.totals[site]:,})", note=note)
