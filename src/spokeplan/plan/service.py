"""A service plan: everything a forecast is made from."""

import math
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .lengths import Length, mixture_mean
from .people import EVERYBODY, Level, ShortEnding
from .places import Area, Grant, Post, RampUp, Turnover
from .refusals import Unfit, inside, number, once_each, one_of, whole

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Posts in areas over some months, who is referred to them and how long they stay.

    ``first_month`` is the first day of a month; times inside are days from it. ``caseload_cap`` is young people at a
    time for one FTE. ``referral_build_up_days``: in each area referrals grow in a straight line from none to the
    full rate over so many days. ``young_people_a_year_per_post``: what one FTE is expected to support in a year, if
    somebody has said so.

    Raises ``Unfit``, with key, value and remedy, for anything that does not fit together.
    """

    name: str
    first_month: date
    months: int
    caseload_cap: int
    length: Length
    areas: tuple[Area, ...]
    posts: tuple[Post, ...]
    grants: tuple[Grant, ...] = ()
    levels: tuple[Level, ...] = EVERYBODY
    short_endings: tuple[ShortEnding, ...] = ()
    ramp_up: RampUp = field(default_factory=RampUp)
    turnover: Turnover | None = None
    referral_build_up_days: float = 0.0
    young_people_a_year_per_post: float | None = None

    def __post_init__(self) -> None:
        whole("months", self.months, low=1, high=1200)
        whole("caseload_cap", self.caseload_cap, low=1, high=60)
        number("referral_build_up_days", self.referral_build_up_days, high=3660)
        if self.young_people_a_year_per_post is not None:
            number("young_people_a_year_per_post", self.young_people_a_year_per_post, above=True)
        if self.first_month.day != 1:
            raise Unfit("first_month", str(self.first_month), "give the first day of a month")
        _refuse_shares(self.levels, self.short_endings)
        if not self.areas:
            raise Unfit("area", [], "give at least one area")
        for kind in ("level", "area", "post", "grant"):
            once_each(kind, [each.name for each in getattr(self, f"{kind}s")])
        for post in self.posts:
            with inside(f'post "{post.name}"'):
                self._refuse_post(post)
        for grant in self.grants:
            if grant.end < self.first_month:
                with inside(f'grant "{grant.name}"'):
                    raise Unfit("end", str(grant.end), f"it ends before the plan begins ({self.first_month})")

    def _refuse_post(self, post: Post) -> None:
        one_of("area", post.area, {area.name for area in self.areas}, what="area")
        if post.grant is not None:
            one_of("grant", post.grant, {grant.name for grant in self.grants}, what="grant")
            if self.grant_of(post).end < post.start:
                raise Unfit("start", str(post.start), f"its grant ends before it starts, on {self.grant_of(post).end}")
        if self.places(post) == 0:
            raise Unfit("fte", post.fte, "with this cap it holds nobody; raise the cap or the FTE")
        if post.open_cases > self.places(post):
            raise Unfit("open_cases", post.open_cases, f"it has {self.places(post)} places; give at most as many")
        if post.open_cases and not self.filled_on(post) <= 0 < self.ends_on(post)[1]:
            raise Unfit("open_cases", post.open_cases, "nobody is in post on the first day to hold them; give 0")

    def grant_of(self, post: Post) -> Grant:
        return next(grant for grant in self.grants if grant.name == post.grant)

    def places(self, post: Post) -> int:
        """How many young people a post can hold at a time."""
        return math.floor((post.caseload_cap or self.caseload_cap) * post.fte + 1e-9)

    def day(self, when: date) -> float:
        """Days from the plan's beginning to the beginning of ``when``."""
        return float((when - self.first_month).days)

    @cached_property
    def month_starts(self) -> tuple[date, ...]:
        """The first day of every month, and of the month after the last: ``months`` + 1 of them."""
        before = self.first_month.year * 12 + self.first_month.month - 1
        return tuple(date(at // 12, at % 12 + 1, 1) for at in range(before, before + self.months + 1))

    @cached_property
    def month_days(self) -> NDArray[np.int64]:
        """``month_starts`` in days from the beginning, shape (months + 1,)."""
        return np.array([(start - self.first_month).days for start in self.month_starts], dtype=np.int64)

    @property
    def last_day(self) -> date:
        return self.month_starts[-1] - timedelta(days=1)

    def filled_on(self, post: Post) -> float:
        """The day its first worker is there."""
        return self.day(post.start) + post.days_to_recruit

    def ends_on(self, post: Post) -> tuple[float, float, float]:
        """From which day no case begins, from which its places are gone (infinite: never); the share handed over."""
        own = math.inf if post.end is None else self.day(post.end) + 1
        if post.grant is None or self.day(self.grant_of(post).end) + 1 > own:
            return own, own, 0.0
        grant = self.grant_of(post)
        after = grant.end + timedelta(days=1)
        back = after.year * 12 + after.month - 1 - grant.wind_down_months
        winding = date(back // 12, back % 12 + 1, min(after.day, 28)) if grant.wind_down_months else after
        return self.day(winding), self.day(after), grant.handed_over_share

    @property
    def mean_days_in_place(self) -> float:
        """The mean time a place is taken up by one who starts, those whose case ends early included."""
        early = np.array([each.share for each in self.short_endings])
        lengths = [self.length, *(each.length for each in self.short_endings)]
        return mixture_mean(np.array([1 - early.sum(), *early]), lengths)


def _refuse_shares(levels: tuple[Level, ...], short_endings: tuple[ShortEnding, ...]) -> None:
    total = math.fsum(level.share for level in levels)
    if not levels or abs(total - 1) > 1e-6:
        raise Unfit("level.share", round(total, 6), "let the shares of the levels add up to 1")
    early = math.fsum(each.share for each in short_endings)
    if early > 1 + 1e-9:
        raise Unfit("short.share", round(early, 6), "let the shares of cases that end early add up to 1 at most")
