"""Profile ``dfe``: which further counts to withhold, so that the small ones cannot be had from exact totals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from .attacking import Answer, attack
from .errors import CannotProtectError
from .knowledge import Knowledge, Release, Whole, knowledge_of
from .rounding import protect_each
from .rules import Profile, Protected, Rule
from .tables import Cell, ProtectedTable, Table

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Cut:
    """``weights`` · z ≥ ``least``."""

    weights: Floats
    least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    """Shapes (cells,): the counts x; what is withheld anyhow, what may be, what has to be ``width`` wide if it is."""

    known: Knowledge
    counts: Whole
    must: Flags
    may: Flags
    guarded: Flags
    below: Whole
    above: int
    width: int


def suppressed(tables: Sequence[Table], profile: Profile) -> tuple[ProtectedTable, ...]:
    """The tables with the cheapest set of counts withheld that leaves every withheld one wide enough.

    Symbols: cells j of all tables together, x_j their counts, A their sums (A x = 0); z_j = 1 if withheld; W the
    profile's width. Withheld as they are: counts from 1 to small, and those the rules of hubs or sides withhold. Never
    withheld: 0, and the grand total of a table unless it is small itself. An attacker knows x_j where z_j = 0 and
    x_j ≥ 1 where z_j = 1. With L_j = x_j − 1 and U_j large,

        min Σ_j x_j z_j    subject to, for each withheld i,
        max {δ_i − δ'_i : A δ = A δ' = 0, −L_j z_j ≤ δ_j, δ'_j ≤ U_j z_j} ≥ W

    so as few young people as can be stand in counts that are withheld. The inner maximum is over all x that agree
    with what is published. Solved by cuts: a master programme in z alone; the attacker (``attack``) finds the withheld
    cells that are too close; by duality each of them gives, with r the reduced costs of its two linear programmes,

        Σ_{j ≠ i} c_j z_j ≥ (W − c_i) z_i,    c_j = r_j⁺ L_j + r_j⁻ U_j, cut to W − c_i

    which every z that protects i fulfils. Where the linear programme is wide and whole numbers are not, this z is shut
    out by asking for one more cell. So what is returned has withstood the attacker. A hidden cell costs nothing.

    Raises CannotProtectError where no z protects every cell.

    Source: M. Fischetti, J. J. Salazar (2001), Management Science 47:1008–1027.
    """
    firsts = [protect_each(table, profile) for table in tables]
    problem = _problem(tables, firsts, profile)
    cuts = _one_alone(problem)
    while True:  # each round shuts out the choice it tried, and there are only so many
        withheld = _cheapest(problem, cuts)
        published = [_with(first, problem, withheld) for first in firsts]
        close = _too_close(published, profile)
        if not close:
            return tuple(published)
        places = [at for at, cell in enumerate(problem.known.cells) if cell in close]
        fresh = [cut for at in places if (cut := _cut(problem, withheld, at)) is not None]
        cuts += fresh or [_Cut(np.where(withheld, 0.0, 1.0), 1.0)]


def _problem(tables: Sequence[Table], firsts: Sequence[ProtectedTable], profile: Profile) -> _Problem:
    known = knowledge_of([Release(name="", tables=tuple(firsts))], joint=False)
    counts = {c: count for table in tables for c, count in zip(table.shape.names(), table.counts, strict=True)}
    x = np.array([counts[cell] for cell in known.cells])
    cells = [(cell, it) for first in firsts for cell, it in zip(first.shape.names(), first.cells, strict=True)]
    published = {cell for cell, it in cells if it.withheld is not Rule.UNPUBLISHED}
    hidden = np.array([cell not in published for cell in known.cells])
    one_sided = {cell for cell, it in cells if it.withheld is Rule.ONE_SIDED}
    withheld = {cell for cell, it in cells if it.withheld is not None} & published
    kept = {table.shape.names()[0] for table in tables}
    must = hidden | np.array([cell in withheld for cell in known.cells])
    may_be_none = hidden | np.array([cell in one_sided for cell in known.cells])
    return _Problem(
        known=known,
        counts=x,
        must=must,
        may=~must & (x > 0) & ~np.array([cell in kept for cell in known.cells]),
        guarded=~hidden | ((x >= 1) & (x <= profile.small)),
        below=np.where(may_be_none, x, x - 1),
        above=int(x.max()) + profile.width,
        width=profile.width,
    )


def _one_alone(problem: _Problem) -> list[_Cut]:
    """Of the cells of one sum, one cannot be withheld alone: it would be what is left."""
    cuts = []
    for row in problem.known.sums.toarray() != 0:
        for at in np.flatnonzero(row & problem.guarded & (problem.must | problem.may)):
            weights = row.astype(np.float64)
            weights[at] = -1
            cuts.append(_Cut(weights, 0.0))
    return cuts


def _cheapest(problem: _Problem, cuts: list[_Cut]) -> Flags:
    rows = [LinearConstraint(np.array([cut.weights for cut in cuts]), lb=[cut.least for cut in cuts])] if cuts else []
    found = milp(
        np.where(problem.may, problem.counts, 0),
        constraints=rows,
        bounds=Bounds(problem.must.astype(int), (problem.must | problem.may).astype(int)),
        integrality=np.ones(len(problem.counts)),
        options={"mip_rel_gap": 0},
    )
    if found.x is None:
        small = problem.must & problem.guarded
        raise CannotProtectError(tuple(cell for cell, it in zip(problem.known.cells, small, strict=True) if it))
    return np.asarray(found.x > 0.5)


def _with(first: ProtectedTable, problem: _Problem, withheld: Flags) -> ProtectedTable:
    chosen = dict(zip(problem.known.cells, withheld.tolist(), strict=True))
    keep = (Rule.UNPUBLISHED, Rule.ONE_SIDED)
    cells = (
        Protected(None, Rule.CONFIDENTIAL) if chosen[cell] and it.withheld not in keep else it
        for cell, it in zip(first.shape.names(), first.cells, strict=True)
    )
    return replace(first, cells=tuple(cells))


def _too_close(published: Sequence[ProtectedTable], profile: Profile) -> set[Cell]:
    """Withheld counts that are known more closely than the width or may be, and small ones of what is hidden."""
    withheld = {
        cell
        for table in published
        for cell, it in zip(table.shape.names(), table.cells, strict=True)
        if it.withheld in (Rule.CONFIDENTIAL, Rule.ONE_SIDED)
    }
    attacked = attack([Release(name="", tables=tuple(published))], width=profile.width)
    close = {one.cell for one in attacked.found if one.answer is not Answer.WIDE}
    return (close & withheld) | {one.cell for one in attacked.told(small=profile.small)}


def _cut(problem: _Problem, withheld: Flags, at: int) -> _Cut | None:
    """By duality of the two linear programmes of this cell; None where they leave it wide enough."""
    weights = np.zeros(len(problem.counts))
    low, high = np.where(withheld, -problem.below, 0), np.where(withheld, problem.above, 0)
    for sign in (1, -1):
        objective = np.zeros(len(problem.counts))
        objective[at] = -sign
        sums = problem.known.sums
        dual = linprog(
            objective, A_eq=sums, b_eq=np.zeros(sums.shape[0]), bounds=np.column_stack((low, high)), method="highs"
        )
        reduced = objective - sums.T @ dual.eqlin.marginals
        weights += np.maximum(reduced, 0) * problem.below + np.maximum(-reduced, 0) * problem.above
    lacking = problem.width - weights[at]
    if weights @ withheld >= problem.width - 1e-6:
        return None
    weights = np.minimum(weights, lacking)
    weights[at] = -lacking
    return _Cut(weights, 0.0)
