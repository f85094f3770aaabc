"""Small programmes as plain rows, with everything that is nasty: hundreds lie side by side as hubs of one extract.

What a row says is drawn at random; what the extract vouches for (a case that is open has no change of level, a
referral names the one before it) holds. ``written`` makes an extract of it that everything reads as it does a real one.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st

from .hub import AREAS, Hub
from .inhabitants import who_lives_there
from .world import Row, World, quarter_days, quarter_of
from .writing import written

__all__ = ["Row", "World", "made", "quarter_of", "worlds", "written"]

Draw = Callable[..., Any]

# On the day of the extract itself, on the last of a quarter, in a leap year, on the first of a quarter.
_DAYS = (date(2016, 12, 30), date(2016, 12, 31), date(2016, 2, 29), date(2017, 1, 1), date(2016, 8, 17))


@st.composite
def worlds(draw: Draw, hubs: int = 50) -> World:
    """Hypothesis draws what shapes a world; the rows follow from its seed."""
    as_at, quarters = draw(st.sampled_from(_DAYS)), draw(st.integers(1, 9))
    return made(seed=draw(st.integers(0, 2**32 - 1)), as_at=as_at, quarters=quarters, hubs=hubs)


def made(*, seed: int, as_at: date = _DAYS[0], quarters: int = 6, hubs: int = 50) -> World:
    world, draw, keys = World(as_at, seed=seed), Random(seed), count(1)
    last = quarter_of(as_at)
    for number in range(last - quarters + 1, last + 1):
        first, end = quarter_days(number)
        world["quarters"].append({"quarter": number, "start": first, "end": min(end, as_at), "whole": end <= as_at})
    world["area_populations"].extend(who_lives_there(filter(None, AREAS), Random(f"{seed}: areas")))
    for number in range(hubs):
        Hub(world, draw, keys, f"hub-{number:03}").fill()
    return world
