"""What is asked: how many posts, of which hubs, into which areas, and under what conditions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from spokeplan.plan import Unfit, inside
from spokeplan.plan.refusals import named, number, once_each, one_of, share, whole

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class NeedArea:
    """An area and the young people in it who would be supported in a year if there were room, and are not."""

    name: str
    unmet_need_a_year: float
    region: str = ""

    def __post_init__(self) -> None:
        named("name", self.name)
        number("unmet_need_a_year", self.unmet_need_a_year)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A kind of place to work from. ``effect``: how much need one post meets there, against 1 for an ordinary one.

    Effects are evidence that whoever plans enters and answers for; with 1 everywhere, settings do not matter.
    ``most_an_area``: how many posts an area has room for in it; None: any number.
    """

    name: str
    effect: float = 1.0
    most_an_area: int | None = None

    def __post_init__(self) -> None:
        named("name", self.name)
        number("effect", self.effect, high=5, above=True)
        if self.most_an_area is not None:
            whole("most_an_area", self.most_an_area)


@dataclass(frozen=True, kw_only=True)
class Existing:
    """Posts a hub has in an area today."""

    hub: str
    area: str
    posts: int = 1

    def __post_init__(self) -> None:
        whole("posts", self.posts, low=1)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """``distances_km`` (hubs, areas). ``region_floors``: the least share of need to be met in a region, from 0 to 1.

    ``move_cost``: how many more young people a year must be supported for one existing placement to be given up.
    ``hub_least`` and ``hub_most`` bind every hub that has any post; ``hubs_an_area`` is the most that work in one area.
    """

    posts: int
    hubs: tuple[str, ...]
    areas: tuple[NeedArea, ...]
    distances_km: tuple[tuple[float, ...], ...]
    young_people_a_year_per_post: float = 20.0
    travel_limit_km: float = math.inf
    hub_least: int = 2
    hub_most: int = 5
    hubs_an_area: int = 2
    region_floors: Mapping[str, float] = field(default_factory=dict)
    existing: tuple[Existing, ...] = ()
    move_cost: float = 0.0
    settings: tuple[Setting, ...] = (Setting(name="any"),)

    def __post_init__(self) -> None:
        whole("posts", self.posts, low=1, high=10_000)
        number("young_people_a_year_per_post", self.young_people_a_year_per_post, above=True)
        if self.travel_limit_km != math.inf:
            number("travel_limit_km", self.travel_limit_km)
        whole("hub_least", self.hub_least, low=1)
        whole("hub_most", self.hub_most, low=self.hub_least)
        whole("hubs_an_area", self.hubs_an_area, low=1)
        number("move_cost", self.move_cost)
        for key, things in (("hub", self.hubs), ("area", self.areas), ("setting", self.settings)):
            if not things:
                raise Unfit(key, [], f"give at least one {key}")
        once_each("hub", list(self.hubs))
        once_each("area", [area.name for area in self.areas])
        once_each("setting", [setting.name for setting in self.settings])
        self._refuse_regions()
        self._refuse_existing()
        self._refuse_distances()
        most = len(self.hubs) * self.hub_most
        if self.posts > most:
            remedy = f"{len(self.hubs)} hubs of {self.hub_most} hold {most}; lower it, or raise hub_most"
            raise Unfit("posts", self.posts, remedy)

    def _refuse_regions(self) -> None:
        for region, floor in self.region_floors.items():
            with inside("region_floors"):
                one_of(region or "''", region, {area.region for area in self.areas}, what="region of any area")
                share(region, floor)

    def _refuse_existing(self) -> None:
        for each in self.existing:
            with inside(f'existing "{each.hub} in {each.area}"'):
                one_of("hub", each.hub, set(self.hubs), what="hub")
                one_of("area", each.area, {area.name for area in self.areas}, what="area")
        once_each("existing", [f"{each.hub} in {each.area}" for each in self.existing])

    def _refuse_distances(self) -> None:
        shape = (len(self.hubs), len(self.areas))
        if len(self.distances_km) != shape[0] or any(len(row) != shape[1] for row in self.distances_km):
            raise Unfit("distances_km", f"{len(self.distances_km)} rows", f"give {shape[0]} rows of {shape[1]}")
        for row in self.distances_km:
            for value in row:
                number("distances_km", value)

    @property
    def today(self) -> NDArray[np.int64]:
        """Posts today, shape (hubs, areas)."""
        found = np.zeros((len(self.hubs), len(self.areas)), dtype=np.int64)
        names = [area.name for area in self.areas]
        for each in self.existing:
            found[self.hubs.index(each.hub), names.index(each.area)] = each.posts
        return found


def need_met(problem: Problem, area: int, effective_posts: float) -> float:
    """Young people a year: n (1 − exp(−y E / n)) at whole E, straight in between.

    n unmet need, y young people a year a post supports, E posts weighed by the effect of their settings. The first post
    meets nearly y of a large need; each further one meets less, because the same young people would be found by both.
    """
    low = math.floor(effective_posts)
    at, after = (_met(problem, area, whole_) for whole_ in (low, low + 1))
    return at + (after - at) * (effective_posts - low)


def _met(problem: Problem, area: int, posts: int) -> float:
    need = problem.areas[area].unmet_need_a_year
    return -need * math.expm1(-problem.young_people_a_year_per_post * posts / need) if need else 0.0
