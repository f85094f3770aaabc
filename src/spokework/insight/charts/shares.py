"""An axis of shares as wide as what is on it: points are no bars, so it need not begin at nought."""

from collections.abc import Iterable
from math import ceil, floor

import altair as alt


def scale(shares: Iterable[float]) -> alt.Scale:
    """To whole tenths around them, and never beyond 0 and 1."""
    found = list(shares)
    low, high = floor(min(found) * 10) / 10, ceil(max(found) * 10) / 10
    return alt.Scale(domain=[low, high if high > low else low + 0.1], nice=False)
