"""What follows from the sums alone, one at a time, over and over: cheap, and never wrong."""

import numpy as np
from scipy.sparse import csr_array

from .knowledge import Whole

MOST_ROUNDS = 200


def propagated(sums: csr_array, low: Whole, high: Whole) -> tuple[Whole, Whole]:
    """Bounds at least as close as ``low`` and ``high`` that every whole x with ``sums`` x = 0 keeps.

    Of one sum Σ a_j x_j = 0 with a_j = ±1: a_i x_i lies between −Σ_{j ≠ i} max a_j x_j and −Σ_{j ≠ i} min a_j x_j. All
    sums are used at once, again and again until nothing moves. What comes out may still be wider than the truth
    (two sums together tell more than each), and where low > high no such x exists.
    """
    low, high = low.copy(), high.copy()
    entries = sums.tocoo()
    (row, cell), up = entries.coords, entries.data > 0
    totals = sums.shape[0]
    for _ in range(MOST_ROUNDS):
        least = np.where(up, low[cell], -high[cell])
        most = np.where(up, high[cell], -low[cell])
        rest_least = np.bincount(row, least, totals)[row] - least
        rest_most = np.bincount(row, most, totals)[row] - most
        before = (low.copy(), high.copy())
        np.maximum.at(low, cell, np.where(up, -rest_most, rest_least).astype(np.int64))
        np.minimum.at(high, cell, np.where(up, -rest_least, rest_most).astype(np.int64))
        if (low > high).any() or (np.array_equal(before[0], low) and np.array_equal(before[1], high)):
            break
    return low, high
