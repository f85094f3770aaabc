"""An axis of shares as wide as what is on it: points are no bars, so it need not begin at nought."""

from collections.abc import Iterable
from math import ceil, floor

import altair as alt


def scale(shares: Iterable[float]) -> alt.Scale:
    """To whole tenths around them, and never beyond 0 and 1."""
    found = list(shares)
    low, high = floor(min(found) * 10) / 10, ceil(max(found) * 10) / 10
    return alt.Scale(domain=[low, high if high > low else low + 0.1], nice=False)


def from_nothing(ends: Iterable[float]) -> alt.Scale:
    """From 0 to a little beyond the last end, and never beyond 1."""
    last = max(ends)
    steps = 20 if last <= 0.2 else 10
    return alt.Scale(domain=[0, min(1, max(1, ceil(last * steps)) / steps)], nice=False)
