"""The programme's headline figures. The page and the command line print the same ones.

Everything is counted in the database: no record of a young person is loaded, so whoever sees these
figures has seen nobody.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.levels import Level, lower
from spokework.casework.models import Case, Closure, Referral
from spokework.casework.states import CaseState
from spokework.core import clock
from spokework.programme.models import Appointment, Hub, Phase, Placement, Post, Programme
from spokework.programme.models.dated import running_on

from .person import standing_assessments
from .room import held


@dataclass(frozen=True)
class Period:
    start: date | None
    end: date


@dataclass(frozen=True)
class PhaseFigures:
    number: int
    name: str
    hubs: int
    posts: int
    areas: int


@dataclass(frozen=True)
class Outcomes:
    """What became of the level between the first assessment and the closing one, for every closed case."""

    lower: int
    unchanged: int
    raised: int
    not_assessed: Mapping[str, int]  # by reason
    no_first: int  # assessed at the end, with nothing to compare it with

    @property
    def with_both(self) -> int:
        return self.lower + self.unchanged + self.raised

    @property
    def not_lower(self) -> int:
        return self.closed - self.lower

    @property
    def closed(self) -> int:
        return self.with_both + self.missing

    @property
    def missing(self) -> int:
        return sum(self.not_assessed.values()) + self.no_first


@dataclass(frozen=True)
class Caseload:
    """What posts hold today against what they have room for. A paused case is held too."""

    filled: int  # posts with somebody in them
    posts: int
    held: int
    room: int
    within: int  # posts between their least and their cap
    below: int
    at_cap: int
    over: int

    @property
    def a_post(self) -> Decimal | None:
        return (Decimal(self.held) / self.filled).quantize(Decimal("0.1")) if self.filled else None


@dataclass(frozen=True)
class Headline:
    period: Period
    phases: tuple[PhaseFigures, ...]
    hubs: int
    posts: int
    areas: int
    referrals: Mapping[str, int]  # by state
    opened: int
    reopened: int  # of those opened
    open_now: int
    paused_now: int
    outcomes: Outcomes
    caseload: Caseload

    @property
    def referred(self) -> int:
        return sum(self.referrals.values())

    @property
    def closed(self) -> int:
        return self.outcomes.closed


def headline(actor: Actor) -> Headline:
    require(actor, P.VIEW_PROGRAMME_FIGURES)
    cases = _all(Case)
    states = _counted(cases, "state")
    phases = _phases()
    placed = _all(Placement).filter(running_on(clock.today()))
    return Headline(
        period=_period(),
        phases=phases,
        hubs=sum(phase.hubs for phase in phases),
        posts=sum(phase.posts for phase in phases),
        areas=placed.order_by().values("area").distinct().count(),
        referrals=_counted(_all(Referral), "state"),
        opened=sum(states.values()),
        reopened=cases.exclude(reopens=None).count(),
        open_now=states[CaseState.OPEN],
        paused_now=states[CaseState.PAUSED],
        outcomes=_outcomes(),
        caseload=_caseload(),
    )


def _all(model: Any) -> Any:
    return model.objects.unscoped("figures of the whole programme: rows are counted, none is loaded")


def _counted(rows: Any, column: str) -> Counter[str]:
    return Counter(dict(rows.order_by().values_list(column).annotate(Count("pk"))))


def _period() -> Period:
    programme: Programme | None = _all(Programme).first()
    today = clock.today()
    return Period(programme.start, min(today, programme.end)) if programme else Period(None, today)


def _phases() -> tuple[PhaseFigures, ...]:
    hubs = _counted(_all(Hub), "phase")
    posts = _counted(_all(Post), "hub__phase")
    placed = _all(Placement).filter(running_on(clock.today())).order_by()
    areas = dict(placed.values_list("hub__phase").annotate(Count("area", distinct=True)))
    return tuple(
        PhaseFigures(each.number, each.name, hubs[each.pk], posts[each.pk], areas.get(each.pk, 0))
        for each in _all(Phase).order_by("number")
    )


def _outcomes() -> Outcomes:
    """Corrections count, what they correct does not. A case assessed only at its end has nothing to compare."""
    before = standing_assessments(case=OuterRef("case")).exclude(stage=codes.Stage.CLOSURE)
    at_end = standing_assessments(case=OuterRef("case"), stage=codes.Stage.CLOSURE)
    groups = (
        _all(Closure)
        .filter(undone_on=None)
        .annotate(
            first=Subquery(before.order_by("day", "number").values("judged_level")[:1]),
            last=Subquery(at_end.values("judged_level")[:1]),
        )
        .order_by()
        .values_list("first", "last", "not_assessed")
        .annotate(Count("pk"))
    )
    counts: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for first, last, reason, times in groups:
        if reason:
            why[reason] += times
        else:
            counts[_change(_level(first), _level(last))] += times
    return Outcomes(counts["lower"], counts["unchanged"], counts["raised"], why, counts["no_first"])


def _level(code: str | None) -> Level:
    return Level(code or Level.NOT_ASSESSED)


def _change(first: Level, last: Level) -> str:
    if first.rank is None or last.rank is None:
        return "no_first"
    if lower(last, first):
        return "lower"
    return "unchanged" if first == last else "raised"


def _caseload() -> Caseload:
    in_post = _all(Appointment).filter(running_on(clock.today())).select_related("post")
    rows = [(row.pk, row.post) for row in in_post]
    counts = held(pk for pk, _ in rows)
    loads = [(counts.get(pk, 0), post.room, min(post.caseload_min, post.room)) for pk, post in rows]
    return Caseload(
        filled=len(loads),
        posts=_all(Post).count(),
        held=sum(has for has, _, _ in loads),
        room=sum(room for _, room, _ in loads),
        within=sum(least <= has < room for has, room, least in loads),
        below=sum(has < least for has, _, least in loads),
        at_cap=sum(has == room for has, room, _ in loads),
        over=sum(has > room for has, room, _ in loads),
    )
