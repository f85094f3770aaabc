"""The attacker: of each count, what it can be at the least and at the most, given everything that is known."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .knowledge import NO_MOST, Knowledge, Own, Release, Whole, knowledge_of
from .moving import reach
from .propagation import propagated
from .solving import NEARLY, PATIENT, Limits, Solved, most_of
from .tables import Cell


class Answer(StrEnum):
    """What came of the attack on one count."""

    EXACT = "exact"  # only one number is possible
    NARROW = "narrow"  # high − low is below the width, for certain
    WIDE = "wide"  # two numbers at least the width apart are possible, for certain
    UNDECIDED = "undecided"  # the limits were reached first: not safe, not shown to leak


@dataclass(frozen=True, slots=True)
class Found:
    """From ``low`` to ``high`` (∞: no most), of the others where an insider attacks. ``tight``: both are possible."""

    cell: Cell
    low: int
    high: float
    answer: Answer
    tight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """``contradictory``: no counts agree with everything that is known – then nothing is found, and nothing is safe.

    ``joint`` is False where there were too many kinds of young people: tables that share only margins were then held
    together by those, and a circle of three or more of them may tell more.
    """

    found: tuple[Found, ...]
    contradictory: bool
    joint: bool
    questions: int

    def told(self, *, small: int) -> tuple[Found, ...]:
        """The small counts that are known: exactly, or more closely than the width."""
        known = (Answer.EXACT, Answer.NARROW)
        return tuple(one for one in self.found if one.answer in known and one.low >= 1 and one.high <= small)

    def undecided(self) -> tuple[Cell, ...]:
        return tuple(one.cell for one in self.found if one.answer is Answer.UNDECIDED)


def attack(
    releases: Sequence[Release],
    *,
    own: Own | None = None,
    width: int = 1,
    targets: Iterable[Cell] | None = None,
    tight: bool = False,
    limits: Limits = PATIENT,
    counts: Mapping[Cell, int] | None = None,
) -> Attack:
    """For every count c, min and max x_c over all whole x that agree with what is known.

    Symbols: x_c the count of cell c; l_c ≤ x_c ≤ u_c what the published cell, its rule and the insider's own counts
    say (``knowledge_of``); A the sums of all tables, released or hidden. The integer programme

        min, max x_c    subject to    A x = 0,  l ≤ x ≤ u,  x whole

    is solved for as few c as will do: (1) bounds are propagated; (2) each x the solver returns, and its neighbours, are
    possibilities that widen what is proven possible of every cell at once; (3) only where what is certain and what is
    possible are still apart, the linear relaxation of that cell is asked, and only where its answer is not whole the
    integer programme. Cells that may be small come first. With ``tight`` both ends are found for every cell; without,
    a cell is left as soon as it is known to be at least ``width`` wide.

    ``targets``: the cells attacked; by default all, hidden ones and, where ``joint``, each kind of young person too.
    With ``own``, bounds are those of the others' count, x_c − own_c. Raises ValueError for a width below 1, and as
    ``knowledge_of`` does.

    ``counts``: what the cells really are, for whoever defends them: a possibility that needs no solver. It changes no
    answer, only how soon it is there; where it does not know every cell, or a bound says otherwise, it is not used.

    The attacker knows the rules and what is published; not which counts would have led the rules to withhold this and
    not that (where a cell is WORKED_OUT or ``c``, that a little is known from it having been needed).

    Sources: M. Fischetti, J. J. Salazar (2001), Management Science 47:1008–1027; A. Hundepool and others (2012),
    Statistical Disclosure Control, chapter 4.
    """
    if width < 1:
        raise ValueError(f"width must be at least 1, not {width!r}")
    known = knowledge_of(releases, own)
    wanted = None if targets is None else set(targets)
    places = [at for at, cell in enumerate(known.cells) if wanted is None or cell in wanted]
    search = _Search(known, width=width, tight=tight, limits=limits)
    if not search.contradictory:
        search.start_from(counts)
        search.run(places)
    found = () if search.contradictory else tuple(search.found(at) for at in places)
    return Attack(found=found, contradictory=search.contradictory, joint=known.joint, questions=search.questions)


class _Search:
    """``low``, ``high``: certain. ``least``, ``most``: possible, once a possibility is ``seen``."""

    def __init__(self, known: Knowledge, *, width: int, tight: bool, limits: Limits) -> None:
        self.known, self.width, self.tight, self.limits = known, width, tight, limits
        self.low, self.high = propagated(known.sums, known.low, known.high)
        self.least, self.most = self.high.copy(), self.low.copy()
        self.contradictory = bool((self.low > self.high).any())
        self.questions = 0
        self.seen = False

    def start_from(self, counts: Mapping[Cell, int] | None) -> None:
        if not counts or not all(cell in counts for cell in self.known.cells):
            return
        point = np.array([counts[cell] for cell in self.known.cells])
        if (point >= self.low).all() and (point <= self.high).all() and not (self.known.sums @ point).any():
            self._take(point)

    def run(self, places: Sequence[int]) -> None:
        order = sorted(places, key=lambda at: int(self.high[at]))
        self._look_round(order)
        for at in order:
            for whole in (False, True):
                for sign in (1, -1):
                    if not self._is_decided(at):
                        self._ask(at, sign, whole=whole)

    def found(self, at: int) -> Found:
        low, high = int(self.low[at]), int(self.high[at])
        tight = bool(self.least[at] == low and self.most[at] == high)
        own = int(self.known.own[at])
        if low == high:
            answer = Answer.EXACT
        elif high - low < self.width:
            answer = Answer.NARROW
        else:
            answer = Answer.WIDE if self.most[at] - self.least[at] >= self.width else Answer.UNDECIDED
        most = math.inf if high >= NO_MOST // 2 else high - own
        return Found(self.known.cells[at], low - own, most, answer, tight)

    def _is_decided(self, at: int) -> bool:
        if self.contradictory:
            return True
        if self.tight:
            return bool(self.least[at] == self.low[at] and self.most[at] == self.high[at])
        return bool(self.high[at] - self.low[at] < self.width or self.most[at] - self.least[at] >= self.width)

    def _look_round(self, order: Sequence[int]) -> None:
        """A few possibilities far from each other, before any one cell is asked for."""
        for turn in range(4):
            open_ = [at for at in order if not self._is_decided(at)]
            if not open_ and (turn or self.seen):
                break
            weights = np.zeros(len(self.low))
            weights[open_] = [(-1.0) ** (turn + (at * (turn // 2))) for at in range(len(open_))]
            self._solve(weights, whole=False)
        if not self.seen:  # none was whole: then it is not known yet that there is any
            self._solve(np.zeros(len(self.low)), whole=True)

    def _ask(self, at: int, sign: int, *, whole: bool) -> None:
        if (self.most[at] == self.high[at]) if sign > 0 else (self.least[at] == self.low[at]):
            return
        weights = np.zeros(len(self.low))
        weights[at] = sign
        solved = self._solve(weights, whole=whole)
        if solved is None or solved.most is None:
            return
        if sign > 0:
            self.high[at] = min(self.high[at], math.floor(solved.most + NEARLY))
        else:
            self.low[at] = max(self.low[at], math.ceil(-solved.most - NEARLY))

    def _solve(self, weights: np.ndarray, *, whole: bool) -> Solved | None:
        if self.questions >= self.limits.questions:
            return None
        self.questions += 1
        solved = most_of(weights, self.known.sums, self.low, self.high, whole=whole, limits=self.limits)
        if not solved.possible:
            self.contradictory = True
        if solved.point is not None:
            self._take(solved.point)
        return solved

    def _take(self, point: Whole) -> None:
        self.seen, least, most = True, point, point
        if self.known.kinds is not None:
            least, most = reach(self.known.kinds, point, self.low, self.high)
        np.minimum(self.least, least, out=self.least)
        np.maximum(self.most, most, out=self.most)
