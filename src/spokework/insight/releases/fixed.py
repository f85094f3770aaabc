"""The fixed list: what every release counts, and which figures are read from it. To publish more, add a line here.

Each ``Counted`` adds up over hubs and over quarters, and figures that share a count are read from one of them: "lower,
of all closed" and "lower, of closed with both assessments" have one numerator. So the attacker knows of everything how
it hangs together. What does not add up over quarters – different young people – is counted in each period by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ibis import _

from spokework.insight.bases import CLOSED, DECIDED, OPENED, RECEIVED, SUPPORTED
from spokework.insight.definition import Base, Indicator
from spokework.insight.indicators import INDICATORS

EVERYBODY = "all"
Tree = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Side:
    """What a count is split into that a group must not be all alike in: codes in a tree, and how a row gets its leaf.

    ``coarse``: the tree beside a breakdown, where the whole one would make cells of nobody.
    """

    name: str
    leaf: Any  # an Ibis expression
    tree: Mapping[str, Any]
    coarse: Tree


@dataclass(frozen=True)
class Reading:
    """An indicator read from a count: ``numerator`` of ``denominator``, codes of its side; or one row for each part."""

    indicator: str
    numerator: str = EVERYBODY
    denominator: str = ""  # empty: a mere count
    missing: str = ""
    parts: tuple[str, ...] = ()
    divided: bool = True  # by each of the breakdowns too; parts are not


@dataclass(frozen=True)
class Counted:
    of: str
    base: Base
    by: tuple[str, ...]
    readings: tuple[Reading, ...]
    side: Side | None = None
    where: Any = None  # which rows of the base; None: all
    each: str = ""  # a column: its different values are counted, in each period by itself


_ACCEPTED, _NOT_BOTH = "accepted", "not_both"
_LEVELS = ("none", "low", "medium", "high")


def _parts(code: str) -> tuple[str, ...]:
    return tuple(part.code for part in INDICATORS[code].parts)


def _first(indicator: Indicator, otherwise: str) -> Any:
    """Of each row the first of the indicator's parts that holds."""

    def leaf(rows: Any) -> Any:
        import ibis

        return ibis.cases(*((rows.bind(part.hit)[0], part.code) for part in indicator.parts), else_=otherwise)

    return leaf


def _decision(rows: Any) -> Any:
    import ibis

    accepted = rows.bind(INDICATORS["acceptance"].hit)[0]
    why = rows.decline_reason.isin(_parts("decline_reasons")).ifelse(rows.decline_reason, "no_reason")
    return ibis.cases((accepted, _ACCEPTED), (rows.state == "declined", why), else_="signposted")


def _early(rows: Any) -> Any:
    return rows.bind(INDICATORS["early_referral"].hit)[0].ifelse("early", "later")


def _change(rows: Any) -> Any:
    import ibis

    reason = _first(INDICATORS["not_lower"], "unexplained")(rows)
    return ibis.cases((rows.change == "lower", "lower"), else_=reason)


_REASONS = (*(code for code in _parts("not_lower") if code not in ("unchanged", "raised")), "unexplained")
_BOTH = ("lower", "unchanged", "raised")

FIXED: tuple[Counted, ...] = (
    Counted(
        "referrals received",
        RECEIVED,
        ("source", "setting", "phase", "region", "age_band", "sex", "ethnicity_group"),
        (Reading("referrals_received"),),
    ),
    # Of those with a level, for the reason that stands at the first levels.
    Counted(
        "referrals with a level",
        RECEIVED,
        ("setting",),
        (Reading("early_referral", "early", EVERYBODY),),
        Side("level at referral", _early, {"early": [], "later": []}, {"early": [], "later": []}),
        where=INDICATORS["early_referral"].counted,
    ),
    # Not by who referred: its kinds would be few enough to be attacked each by itself, which takes minutes.
    Counted(
        "referrals decided on",
        DECIDED,
        (),
        (
            Reading("acceptance", _ACCEPTED, EVERYBODY),
            Reading("decline_reasons", "", "declined", "no_reason", parts=_parts("decline_reasons")),
        ),
        Side(
            "decision",
            _decision,
            {_ACCEPTED: [], "not_accepted": {"signposted": [], "declined": [*_parts("decline_reasons"), "no_reason"]}},
            {},
        ),
    ),
    Counted(
        "young people supported",
        SUPPORTED,
        ("phase",),
        (Reading("young_people_supported"),),
        each="young_person",
    ),
    Counted(
        "cases opened",
        OPENED,
        ("setting", "phase", "region", "age_band", "sex", "ethnicity_group"),
        (Reading("new_cases"),),
    ),
    # Of those with a level: that nearly everybody has one would withhold them all, as if it were an outcome.
    Counted(
        "cases opened with a first level",
        OPENED,
        (),
        (Reading("initial_level", "", EVERYBODY, parts=_LEVELS),),
        Side("first level", _first(INDICATORS["initial_level"], _LEVELS[0]), dict.fromkeys(_LEVELS, ()), {}),
        where=INDICATORS["initial_level"].counted,
    ),
    Counted(
        "cases closed",
        CLOSED,
        ("setting", "phase", "age_band", "sex", "ethnicity_group"),
        (
            Reading("lower_risk_all", "lower", EVERYBODY, _NOT_BOTH),
            Reading("lower_risk_paired", "lower", "both", _NOT_BOTH),
            Reading("not_lower", "", EVERYBODY, parts=_parts("not_lower")),
        ),
        Side(
            "change",
            _change,
            {"both": list(_BOTH), _NOT_BOTH: list(_REASONS)},
            {"both": list(_BOTH), _NOT_BOTH: []},
        ),
    ),
)


def rows_of(counted: Counted, tables: Any) -> Any:
    """A row for each hub, quarter, leaf and group, with ``n``; or with ``each``, for each of its values."""
    rows = counted.base.rows(tables)
    if counted.where is not None:
        rows = rows.filter(counted.where)
    if counted.side is not None:
        rows = rows.mutate(leaf=counted.side.leaf(rows))
    keys = [
        "hub",
        "quarter",
        *counted.by,
        *(["leaf"] if counted.side else []),
        *([counted.each] if counted.each else []),
    ]
    return rows.group_by(keys).aggregate(n=_.count())
