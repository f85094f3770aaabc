"""The attack on a release before it goes out, by anybody outside and by each hub, with all that is out beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spokeplan.disclosure import OUTSIDE, LedgerCheck, Table, check_against_ledger, counts_of, own_counts
from spokeplan.disclosure import Release as Published
from spokework.core.beside import Progress, silently
from spokework.extract.files import Extract
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.connection import opened
from spokework.insight.silence import Silence

from .counting import PERIOD, counted_tables, frames
from .ledger import Out, by_what_is_counted, past_of, tables_out
from .returns import missing_returns, noughts_of_the_silent
from .storing import PROFILES


@dataclass(frozen=True)
class Attacked:
    """What came of it, in words: no number of a leak is told, or the refusal would be the leak."""

    release: str
    against: tuple[str, ...]
    attackers: int = 0
    counts: int = 0  # attacked
    leaks: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    noughts: tuple[str, ...] = ()  # a missing return that is shown as nought
    not_named: tuple[str, ...] = ()  # hubs without a return that the release does not name
    apart: tuple[str, ...] = ()  # attacked table beside table: there are too many kinds of young people

    @property
    def passed(self) -> bool:
        return not (self.leaks or self.undecided or self.contradicts or self.noughts or self.not_named)

    def report(self) -> dict[str, Any]:
        """What is kept with a release that has passed."""
        return {
            "against": list(self.against),
            "attackers": self.attackers,
            "counts": self.counts,
            "apart": list(self.apart),
        }


def attacked(
    candidate: Out,
    *,
    profile: str,
    extract: Extract,
    ledger: Sequence[Out],
    hub_names: dict[str, str],
    named_missing: Iterable[tuple[str, str]],
    progress: Progress = silently,
) -> Attacked:
    """``candidate`` as it is stored. ``named_missing``: hub and quarter of the returns it says are missing."""
    tables, labels = opened(extract), extract.labels
    silence, found = Silence(tables), frames(tables, labels)
    words = _Words(labels, hub_names)
    leaks: list[str] = []
    undecided: list[str] = []
    contradicts: list[str] = []
    noughts: list[str] = []
    apart: list[str] = []
    counts = 0
    hubs: tuple[str, ...] = ()
    for done, frame in enumerate(found):
        progress(done, len(found))
        hubs = frame.hubs
        last_out = ledger[-1].quarter if ledger else None
        now = by_what_is_counted(counted_tables(frame, candidate.quarter, last_out))
        before = by_what_is_counted(tables_out(frame, ledger))
        for of, counted in now.items():
            published = candidate.of(of)
            if not published.tables:
                continue
            check = _check(published, past_of(ledger, of), [*before.get(of, ()), *counted], hubs, profile)
            counts += sum(len(table.cells) for table in published.tables)
            leaks += [words.leak(leak.cell, leak.by, leak.through) for leak in check.leaks]
            undecided += [words.cell(cell) for cell, _by in check.undecided]
            contradicts += [f"{words.sentence(of)}: {hub_names.get(name, name)}" for name in check.contradicts]
            apart += [] if check.joint else [of]
            for table, shown in zip(counted, published.tables, strict=False):
                places = noughts_of_the_silent(table, shown, hubs, silence, candidate.quarter)
                noughts += [words.cell(shown.shape.names()[place]) for place in places]
    progress(len(found), len(found))
    wanted = {(each.hub, each.quarter): each.name for each in missing_returns(silence, candidate.quarter, hub_names)}
    told = {*named_missing}
    return Attacked(
        release=candidate.name,
        against=tuple(out.name for out in ledger),
        attackers=1 + len(hubs),
        counts=counts,
        leaks=tuple(dict.fromkeys(leaks)),
        undecided=tuple(dict.fromkeys(undecided)),
        contradicts=tuple(dict.fromkeys(contradicts)),
        noughts=tuple(noughts),
        not_named=tuple(f"{wanted[which]}, {which[1]}" for which in wanted if which not in told),
        apart=tuple(apart),
    )


def _check(
    candidate: Published, past: Sequence[Published], known: Sequence[Table], hubs: Sequence[str], profile: str
) -> LedgerCheck:
    insiders = {hub: own_counts(known, at) for at, hub in enumerate(hubs)}
    width = PROFILES[profile].width
    return check_against_ledger(candidate, past, insiders=insiders, width=width, counts=counts_of(known))


@dataclass(frozen=True)
class _Words:
    labels: Mapping[str, Mapping[str, str]]
    hub_names: Mapping[str, str]

    def cell(self, cell: tuple[str, tuple[tuple[str, str], ...]]) -> str:
        of, codes = cell
        said = [self._code(name, code) for name, code in codes]
        return self.sentence(of) + (f" ({', '.join(said)})" if said else "")

    def leak(self, cell: tuple[str, tuple[tuple[str, str], ...]], by: str, through: Sequence[str]) -> str:
        whom = "by anybody" if by == OUTSIDE else f"by {self.hub_names.get(by, by)}, which knows its own"
        return f"{self.cell(cell)}: {whom}{f', with release {through[-1]}' if through else ''}"

    def sentence(self, of: str) -> str:
        return of[0].upper() + of[1:]

    def _code(self, name: str, code: str) -> str:
        if name == PERIOD or name not in BREAKDOWNS:
            return code.replace("_", " ")
        label = self.labels.get(BREAKDOWNS[name].codes, {}).get(code, code.replace("_", " "))
        return f"{BREAKDOWNS[name].title}: {label}"
