"""Where support is given: areas that refer, posts that have places, their funding, and how workers come and go."""

import math
from dataclasses import dataclass
from datetime import date

from .lengths import Length
from .refusals import Unfit, named, number, share, whole


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area and how many it refers, as a Poisson process.

    ``referrals_a_year`` once it is established. ``referrals_from``: the first day of them; None: the day its first post
    is filled, because nobody refers to a worker who is not there – or the plan's first day where it has no post.
    ``waiting`` are there on the plan's first day; what they waited before is not counted.
    """

    name: str
    referrals_a_year: float
    population_10_17: int | None = None
    referrals_from: date | None = None
    waiting: int = 0

    def __post_init__(self) -> None:
        named("name", self.name)
        number("referrals_a_year", self.referrals_a_year)
        if self.population_10_17 is not None:
            whole("population_10_17", self.population_10_17)
        whole("waiting", self.waiting)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Money with an end. No case begins in its last ``wind_down_months``.

    On the day after ``end`` the places are gone. Of those whose support would have gone on, ``handed_over_share``
    stay in support elsewhere until it ends; the others are closed because funding ended.
    """

    name: str
    end: date
    wind_down_months: int = 0
    handed_over_share: float = 0.0

    def __post_init__(self) -> None:
        named("name", self.name)
        whole("wind_down_months", self.wind_down_months, high=60)
        share("handed_over_share", self.handed_over_share)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A funded job in an area. Its places are ⌊caseload cap × fte⌋.

    Funded from ``start``, filled ``days_to_recruit`` later. Ends with its ``grant`` or on ``end``, whichever is first;
    ``end`` alone has no wind-down and hands nobody over. ``open_cases`` are held on the plan's first day; how much
    longer they stay is drawn from what is left of a length of support that is looked at on any of its days.
    """

    name: str
    area: str
    start: date
    hub: str = ""
    fte: float = 1.0
    days_to_recruit: float = 0.0
    caseload_cap: int | None = None
    end: date | None = None
    grant: str | None = None
    open_cases: int = 0

    def __post_init__(self) -> None:
        named("name", self.name)
        named("area", self.area)
        number("fte", self.fte, high=2, above=True)
        number("days_to_recruit", self.days_to_recruit, high=3660)
        whole("open_cases", self.open_cases)
        if self.caseload_cap is not None:
            whole("caseload_cap", self.caseload_cap, low=1, high=60)
        if self.end is not None and self.end < self.start:
            raise Unfit("end", str(self.end), f"a post cannot end before it starts ({self.start}); give a later day")


@dataclass(frozen=True, kw_only=True)
class RampUp:
    """A new worker takes on a full caseload by steps: ``shares`` of it from the first day, each for ``step_days``."""

    shares: tuple[float, ...] = ()
    step_days: float = 30.0

    def __post_init__(self) -> None:
        number("step_days", self.step_days, high=366)
        for before, after in zip((0.0, *self.shares), self.shares, strict=False):
            share("shares", after)
            if after < before:
                raise Unfit("shares", list(self.shares), "let no step be lower than the one before")

    def days_until(self, places: int) -> list[float]:
        """Of each of ``places``, rising: how many days after the worker came it can first be given."""
        steps = [*self.shares, 1.0]
        return [
            self.step_days * next(at for at, part in enumerate(steps) if math.floor(part * places + 1e-9) > place)
            for place in range(places)
        ]


@dataclass(frozen=True, kw_only=True)
class Turnover:
    """Workers leave, and others are recruited in their place.

    Each leaves at ``leaving_rate_a_year`` (a constant hazard: 0.25 is a mean stay of four years). The post is empty for
    ``recruiting``, drawn each time, then ramps up again. Of the cases open on that day ``handed_over_share`` go on, in
    the same places, until they end; the others are closed.
    """

    leaving_rate_a_year: float
    recruiting: Length
    handed_over_share: float = 1.0

    def __post_init__(self) -> None:
        number("leaving_rate_a_year", self.leaving_rate_a_year, high=12)
        share("handed_over_share", self.handed_over_share)
