"""Before a release is published: what leaks from it together with everything published before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .attacking import Attack, attack
from .knowledge import Own, Release
from .solving import PATIENT, Limits
from .tables import Cell

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A small count that is known to lie from ``low`` to ``high``, ``by`` whom, ``through`` which releases.

    ``through`` is empty where the candidate gives it away by itself; otherwise the past release that it has to be held
    against, the latest that does; or all of them, where no single one is enough.
    """

    cell: Cell
    low: int
    high: int
    by: str
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCheck:
    """``leaks``: what publishing the candidate would give away. ``known_before``: what the past releases did already.

    ``contradicts``: past releases, or insiders' own counts, that cannot be true with the candidate – a count was
    corrected in between, and no attack on both is possible; the candidate was attacked with the others only.
    ``undecided``: counts of which the limits left open whether they leak, and to whom. ``joint`` as in ``Attack``.
    """

    leaks: tuple[Leak, ...]
    known_before: tuple[Leak, ...]
    contradicts: tuple[str, ...]
    undecided: tuple[tuple[Cell, str], ...]
    joint: bool

    @property
    def may_be_published(self) -> bool:
        return not (self.leaks or self.undecided or self.contradicts)


def check_against_ledger(
    candidate: Release,
    past: Sequence[Release],
    *,
    insiders: Mapping[str, Own] | None = None,
    width: int = 1,
    limits: Limits = PATIENT,
    counts: Mapping[Cell, int] | None = None,
) -> LedgerCheck:
    """Whether a release may follow those that are out.

    The candidate is attacked (``attack``) together with all ``past`` releases, in the order they were published, from
    OUTSIDE and by each of ``insiders`` (name → own counts, over the tables of all releases). A leak is a count from 1
    to the largest ``small`` of the candidate's profiles that is told to less than ``width`` and was not told before.

    ``counts`` as in ``attack``: with what they really are, it is sooner done.

    What it does not find: counts that one cell's published number and another one's are no sums of; releases as at
    different days are taken to speak of the same counts. Raises ValueError where two releases have one name.
    """
    names = [release.name for release in (*past, candidate)]
    if len(set(names)) < len(names):
        raise ValueError(f"releases must have different names, not {names!r}")
    kept, contradicts = _consistent(candidate, past, limits)
    small = max((table.profile.small for table in candidate.tables), default=0)
    leaks: list[Leak] = []
    before: list[Leak] = []
    undecided: list[tuple[Cell, str]] = []
    joint = True
    for by, own in {OUTSIDE: None, **(insiders or {})}.items():
        asked = _Asked(own, width, limits, small, counts)
        together = asked.attack([*kept, candidate])
        if together.contradictory:  # own counts of another day
            contradicts += (by,)
            continue
        joint &= together.joint
        undecided += [(cell, by) for cell in together.undecided()]
        told = together.told(small=small)
        earlier = asked.told(kept) if kept and told else set()
        for one in told:
            through = () if one.cell in earlier else asked.through(one.cell, candidate, kept)
            leak = Leak(cell=one.cell, low=one.low, high=int(one.high), by=by, through=through)
            (before if one.cell in earlier else leaks).append(leak)
    return LedgerCheck(
        leaks=tuple(leaks),
        known_before=tuple(before),
        contradicts=contradicts,
        undecided=tuple(undecided),
        joint=joint,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    own: Own | None
    width: int
    limits: Limits
    small: int
    counts: Mapping[Cell, int] | None

    def attack(self, releases: Sequence[Release], targets: Sequence[Cell] | None = None) -> Attack:
        return attack(releases, own=self.own, width=self.width, limits=self.limits, targets=targets, counts=self.counts)

    def told(self, releases: Sequence[Release], targets: Sequence[Cell] | None = None) -> set[Cell]:
        return {one.cell for one in self.attack(releases, targets).told(small=self.small)}

    def through(self, cell: Cell, candidate: Release, past: Sequence[Release]) -> tuple[str, ...]:
        if cell in self.told([candidate], [cell]):
            return ()
        one = next((release for release in reversed(past) if cell in self.told([release, candidate], [cell])), None)
        return (one.name,) if one else tuple(release.name for release in past)


def _consistent(candidate: Release, past: Sequence[Release], limits: Limits) -> tuple[list[Release], tuple[str, ...]]:
    """The past releases that can be true with the candidate, the latest first taken, and the names of the others."""
    kept: list[Release] = []
    contradicts = []
    for release in reversed(past):
        if attack([candidate, *kept, release], targets=(), limits=limits).contradictory:
            contradicts.append(release.name)
        else:
            kept.insert(0, release)
    return kept, tuple(reversed(contradicts))
