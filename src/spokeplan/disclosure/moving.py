"""From one possibility to the next ones: a young person more here, one fewer there."""

import numpy as np
from scipy.sparse import csr_array

from .knowledge import Whole

# Pairs of kinds are tried where there are not more kinds than this: a table of pairs has its square.
MOST_PAIRED = 400


def reach(kinds: csr_array, point: Whole, low: Whole, high: Whole) -> tuple[Whole, Whole]:
    """For each cell the least and the most among ``point`` and its neighbours within ``low`` and ``high``.

    Neighbours: any number more (or fewer) of one kind, as far as the bounds allow; and one more of one kind with one
    fewer of another. Every neighbour is a possibility, so what is reached is possible for certain.
    """
    room_up, room_down = high - point, point - low
    most = point + _largest_step(kinds, room_up)
    least = point - _largest_step(kinds, room_down)
    if kinds.shape[1] <= MOST_PAIRED:
        gained, lost = _swapped(kinds.toarray(), room_up < 1, room_down < 1)
        most, least = np.maximum(most, point + gained), np.minimum(least, point - lost)
    return least, most


def _largest_step(kinds: csr_array, room: Whole) -> Whole:
    """Of each cell, by how much it can change with one of its kinds: as far as the tightest cell of that kind."""
    by_kind = kinds.tocsc()
    step = np.minimum.reduceat(room[by_kind.indices], by_kind.indptr[:-1])
    return np.maximum.reduceat(step[kinds.indices], kinds.indptr[:-1])


def _swapped(kinds: Whole, full: np.ndarray, empty: np.ndarray) -> tuple[Whole, Whole]:
    """Of each cell, 1 where one more (one fewer) of a kind it counts can be made up for by a kind it does not count."""
    # Of each pair (k, l): how many cells that count k and not l are full; that count l and not k are empty.
    full_of, empty_of = kinds[full].astype(np.float64), kinds[empty].astype(np.float64)
    shut_up = full_of.sum(axis=0)[:, None] - full_of.T @ full_of
    shut_down = empty_of.sum(axis=0)[None, :] - empty_of.T @ empty_of
    open_ = ((shut_up + shut_down) == 0).astype(np.float64)
    counts = kinds.astype(np.float64)
    gained = ((counts @ open_) * (1 - counts)).sum(axis=1) > 0
    lost = ((counts @ open_.T) * (1 - counts)).sum(axis=1) > 0
    return gained.astype(np.int64), lost.astype(np.int64)
